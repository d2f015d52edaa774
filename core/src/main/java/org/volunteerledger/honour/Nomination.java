package org.volunteerledger.honour;

import org.volunteerledger.place.AreaId;

/**
 * Somebody worth an honour; see {@link Honour}, which checks it.
 *
 * @param kind      the kind of honour
 * @param year      the year that it is for
 * @param recipient who is nominated
 * @param area      where the recipient belongs
 * @param grounds   what for; at most 500 code points, and not for personal data
 */
public record Nomination(HonourKindId kind, int year, Recipient recipient, AreaId area, String grounds) {}
