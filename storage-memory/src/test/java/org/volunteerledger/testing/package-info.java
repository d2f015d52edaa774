@NullMarked
package org.volunteerledger.testing;

import org.jspecify.annotations.NullMarked;
