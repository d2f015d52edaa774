@NullMarked
package org.volunteerledger.error;

import org.jspecify.annotations.NullMarked;
