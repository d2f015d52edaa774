package org.volunteerledger.ledger;

/**
 * The book that an entry is kept in. Training is recorded apart from service (Ministry of Civil Affairs Order 67, articles 7 and
 * 8), so the two are never added up.
 */
public enum Book {
    /** Volunteer service: the time actually given. */
    SERVICE(1),
    /** Training that a volunteer took part in. */
    TRAINING(2);

    private final int code;

    Book(int code) {
        this.code = code;
    }

    /**
     * The number by which storages and hashes know the constant. It never changes.
     *
     * @return the code, from 1
     */
    public int code() {
        return code;
    }

    /**
     * The constant of a code.
     *
     * @param code the code
     * @return the constant
     * @throws IllegalArgumentException if there is none
     */
    public static Book ofCode(int code) {
        for (Book book : values()) {
            if (book.code == code) {
                return book;
            }
        }
        throw new IllegalArgumentException("there is no Book of code " + code);
    }
}
