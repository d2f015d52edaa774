/**
 * A district that never was, with the figures of one that is: a year of volunteer service run through the library from registration to
 * the published statement. The plan of the year is a pure function of a seed; what is stated comes from the ledger alone.
 *
 * <p>May import {@code store}, {@code table}, {@code terminal} and {@code csv} of the program, and the library.
 */
@NullMarked
package org.volunteerledger.console.district;

import org.jspecify.annotations.NullMarked;
