/**
 * Care: the people who are cared for and their consent, who cares for whom, care plans and visits, household panels, and protected
 * files.
 *
 * <p>Personal data is sealed under a key of the recipient's own; what is in clear is the area of the home, the category, and dates.
 * May import everything below it: {@code error}, {@code privacy}, {@code ledger}, {@code storage}, {@code command}, {@code place},
 * {@code policy}, {@code people}, {@code team}, {@code service} and {@code hours}.
 */
@NullMarked
package org.volunteerledger.care;

import org.jspecify.annotations.NullMarked;
