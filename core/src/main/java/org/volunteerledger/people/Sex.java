package org.volunteerledger.people;

import java.util.Map;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** The sex of a person as records state it, with the codes of GB/T 2261.1-2003. */
public enum Sex {
    /** Not known. */
    UNKNOWN(0),
    /** Male. */
    MALE(1),
    /** Female. */
    FEMALE(2),
    /** Not stated by the person. */
    NOT_STATED(9);

    private final int code;

    Sex(int code) {
        this.code = code;
    }

    /**
     * The code of the standard.
     *
     * @return 0, 1, 2 or 9
     */
    public int code() {
        return code;
    }

    /**
     * The sex of a code.
     *
     * @param code 0, 1, 2 or 9
     * @return the sex
     * @throws InvalidInput if there is no such code
     */
    public static Sex ofCode(int code) {
        for (Sex sex : values()) {
            if (sex.code == code) {
                return sex;
            }
        }
        throw new InvalidInput(
                InputError.OUT_OF_RANGE, "There is no sex with the code " + code + ".", Map.of("code", code));
    }
}
