package org.volunteerledger.command;

/** Makes ids of records. Injected, so that tests and simulations are repeatable. */
@FunctionalInterface
public interface IdSource {

    /**
     * A new id.
     *
     * @return greater than zero, and never returned before by any source of the same ledger
     */
    long next();
}
