package org.volunteerledger.storage;

/**
 * The id of a record, typed by what it identifies. Implementations are records of one component named {@code value}, which is greater
 * than zero; in JSON an id is a string, since not every reader of JSON keeps 64-bit numbers exact.
 */
public interface EntityId {

    /**
     * The id as a number.
     *
     * @return greater than zero
     */
    long value();
}
