@NullMarked
package org.volunteerledger.json;

import org.jspecify.annotations.NullMarked;
