package org.volunteerledger.policy;

import org.volunteerledger.error.Check;

/**
 * A subject on which places set rules of their own.
 *
 * @param name     a short lower-case word, such as {@code accrual}
 * @param type     the class of the rules: an immutable record that checks itself and can be written as JSON
 * @param fallback the rules where nobody has set any
 * @param <T>      the rules
 */
public record PolicySubject<T>(String name, Class<T> type, T fallback) {

    /** Checks the name. */
    public PolicySubject {
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("policy subject " + name + " is not a short lower-case word");
        }
        Check.given("type", type);
        Check.given("fallback", fallback);
    }
}
