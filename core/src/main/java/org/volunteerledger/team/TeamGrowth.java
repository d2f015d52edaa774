package org.volunteerledger.team;

import java.time.LocalDate;

/**
 * How the members of a team, or of several, changed on a day.
 *
 * @param day    the day
 * @param joined memberships that began on the day
 * @param left   memberships whose first day without is the day
 * @param size   the memberships that hold on the day
 */
public record TeamGrowth(LocalDate day, long joined, long left, long size) {}
