package org.volunteerledger.console.duty;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;

/** Reads what options say beyond what the command line checks by itself. */
final class Needed {

    private Needed() {}

    /** An option that a form of the command needs. */
    static <T> T option(String name, @Nullable T value) {
        if (value == null) {
            throw wrong(name, "is needed here");
        }
        return value;
    }

    /** From when to when, such as 09:00-11:30. */
    record Hours(LocalTime start, LocalTime end) {

        static Hours parse(String text) {
            int dash = text.indexOf('-');
            try {
                return new Hours(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
            } catch (DateTimeException | IndexOutOfBoundsException e) {
                throw wrong(text, "is not written as 09:00-11:30");
            }
        }
    }

    static InvalidInput wrong(String what, String how) {
        return new InvalidInput(DutyUseError.BAD_OPTION, what + " " + how + ".", Map.of("option", what));
    }
}
