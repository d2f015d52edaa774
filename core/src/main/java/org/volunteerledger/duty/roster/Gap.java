package org.volunteerledger.duty.roster;

import java.time.LocalDate;

/**
 * A post that nobody fills on a day of duty.
 *
 * @param day  the day
 * @param post the post
 */
public record Gap(LocalDate day, String post) {}
