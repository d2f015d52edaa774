/** The volunteer desk of a district: a host of the library. */
@NullMarked
package org.volunteerledger.desk;

import org.jspecify.annotations.NullMarked;
