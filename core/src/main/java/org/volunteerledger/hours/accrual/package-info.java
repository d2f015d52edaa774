/**
 * Accrual: how many minutes an attendance brings, as pure functions of what happened, what was planned, the policy of the place and
 * what was credited before. No clock, no storage. Always: minutes present = minutes credited + the sum of the reductions.
 *
 * <p>{@link org.volunteerledger.hours.accrual.AccrualCalculator} takes these steps, in this order. Time is exact to the second up
 * to the seventh step, floored to whole minutes once, on the sum; each step that takes minutes away says why.
 *
 * <ol>
 *   <li><b>Missing check-out.</b> A pair without a check-out is presumed to last until the planned end (never past the next check-in,
 *       nor 24 hours from the first); of that the policy credits nothing until reviewed, a fixed time, or all.
 *       MISSING_CHECK_OUT
 *   <li><b>Number of pairs.</b> Pairs beyond the number that counts in an activity on a day. TOO_MANY_CHECK_INS
 *   <li><b>Plan.</b> Presence further before the planned start, or after the planned end, than the policy credits. EARLY_ARRIVAL,
 *       LATE_DEPARTURE
 *   <li><b>Breaks.</b> Planned breaks, if the policy deducts them, then the break that the record states, taken off the end. BREAK
 *   <li><b>Minimum presence.</b> If what is left within the plan is a lesser share of it than the policy asks for, nothing counts.
 *       BELOW_MINIMUM_PRESENCE
 *   <li><b>Break rule.</b> The break that the policy takes for granted in long service, as far as no break was taken. BREAK
 *   <li><b>Activity cap.</b> More than the plan, if the policy stops there, or more than one activity may bring. ACTIVITY_CAP
 *   <li><b>Day.</b> Minutes fall on calendar days in the zone of the ledger; on each, what is above the cap, and what is above the tier
 *       that is credited without a review or with the reviews given. DAILY_CAP
 *   <li><b>Unit.</b> The remainder below the unit of the policy. ROUNDING
 *   <li><b>Reviewer's limit.</b> What a reviewer did not let be credited. REVIEW
 * </ol>
 *
 * <p>From the seventh step on, minutes are taken off the latest day first. Minutes that wait for a review are reduced with the reason
 * of the step that holds them; the result also says whose review is needed and how many minutes it would bring.
 *
 * <p>May import {@code error} and {@code ledger} only.
 */
@NullMarked
package org.volunteerledger.hours.accrual;

import org.jspecify.annotations.NullMarked;
