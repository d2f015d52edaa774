package org.volunteerledger.storage;

import org.volunteerledger.error.Check;

/**
 * A value that at most one record owns.
 *
 * @param scope what it is unique in, such as {@code volunteer.number}
 * @param text  the value, compared code unit by code unit; never personal data in clear text. At most {@value #MAX_TEXT} code points
 */
public record UniqueKey(String scope, String text) implements Comparable<UniqueKey> {

    /** The most code points of the value. */
    public static final int MAX_TEXT = 200;

    /** Checks the limits. */
    public UniqueKey {
        Check.text("scope", scope, 64);
        Check.text("text", text, MAX_TEXT);
    }

    @Override
    public int compareTo(UniqueKey other) {
        int order = scope.compareTo(other.scope);
        return order != 0 ? order : text.compareTo(other.text);
    }

    /** The scope only: the value may be a pseudonym of a person. */
    @Override
    public String toString() {
        return "UniqueKey[" + scope + "]";
    }
}
