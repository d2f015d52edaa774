package org.volunteerledger.people;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a merge of two records of one person.
 *
 * @param value the number, greater than zero
 */
public record PersonMergeId(long value) implements EntityId {

    /** Checks the range. */
    public PersonMergeId {
        Check.id("merge", value);
    }
}
