package org.volunteerledger.storage;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * Which part of a list to read. Lists are in a total order, and the next page is found by the last row of the one before, so that
 * rows which are added or removed in between make no other row appear twice or not at all.
 *
 * @param limit      the most rows, 1 to {@value #MAX_LIMIT}; a storage has no smaller limit of its own
 * @param after      the cursor of the page before, or null for the first page. It may come from outside: whatever text it is, the
 *                   answer is a page or an {@link InvalidInput} with code {@link StorageError#BAD_CURSOR}
 * @param orderBy    the name of the attribute to order by before the id, or null to order by the id alone; an absent value is
 *                   smaller than every other. Texts are ordered by code unit or by code point, as the storage does: the two differ
 *                   only between characters beyond U+FFFF and those from U+E000 on
 * @param descending true for the largest first, in attribute and id alike: the same order, reversed as a whole
 */
public record PageRequest(
        int limit, @Nullable String after, @Nullable String orderBy, boolean descending) {

    /** The most rows of a page. */
    public static final int MAX_LIMIT = 10_000;

    /** Checks the range. */
    public PageRequest {
        Check.range("limit", limit, 1, MAX_LIMIT);
    }

    /**
     * The first rows in the order of their ids.
     *
     * @param limit the most rows
     * @return the request
     */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null, null, false);
    }

    /**
     * Checks that no order is asked for, for lists that have one order only.
     *
     * @throws InvalidInput if there is an attribute to order by, or the largest is asked for first
     *     ({@link InputError#CONTRADICTION})
     */
    public void requireOwnOrder() {
        if (orderBy != null || descending) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "This list comes in an order of its own, ascending; another was asked for.");
        }
    }

    /**
     * The page after another.
     *
     * @param cursor the cursor of the other page, or null for the first page
     * @return a new request
     */
    public PageRequest after(@Nullable String cursor) {
        return new PageRequest(limit, cursor, orderBy, descending);
    }

    /**
     * The same page size, in the order of an attribute.
     *
     * @param attribute the attribute
     * @return a new request for the first page
     */
    public PageRequest ordered(Attribute<?> attribute) {
        return new PageRequest(limit, null, attribute.name(), descending);
    }

    /**
     * The same page size and attribute, largest first.
     *
     * @return a new request for the first page
     */
    public PageRequest reversed() {
        return new PageRequest(limit, null, orderBy, !descending);
    }
}
