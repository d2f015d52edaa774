/**
 * Hours: posting service and training to the ledger, voiding and correcting, reviewing attendance, back-fill and objections, records that go along to another organisation, the
 * policies of accrual in force, and the verification of it all.
 *
 * <p>May import everything but {@code statistics}.
 */
@NullMarked
package org.volunteerledger.hours;

import org.jspecify.annotations.NullMarked;
