package org.volunteerledger.error;

/**
 * What went wrong, for a program to act on. Each package defines its codes as an enum that implements this interface, so that a
 * new part of the domain brings its own codes. Codes are part of the API: their names never change.
 */
public interface ErrorCode {

    /**
     * The stable name, such as {@code OVERLAP}.
     *
     * @return the name, never empty
     */
    String name();

    /**
     * What the caller can do about it, as one sentence for a person.
     *
     * @return the hint, never empty
     */
    String hint();
}
