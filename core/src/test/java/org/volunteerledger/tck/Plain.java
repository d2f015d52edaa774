package org.volunteerledger.tck;

/**
 * A sample record without attributes and unique keys.
 *
 * @param id   the id
 * @param text any text, even an empty one
 */
public record Plain(long id, String text) {}
