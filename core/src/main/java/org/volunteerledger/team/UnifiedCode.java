package org.volunteerledger.team;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** Checks unified social credit codes: 18 characters, the last of which is a check character modulo 31 (GB 32100-2015). */
final class UnifiedCode {

    /** The characters in the order of their values; I, O, S, V and Z are left out. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;
    private static final int BASE = 3;
    private static final int MODULUS = 31;

    private UnifiedCode() {}

    static @Nullable String check(@Nullable String code) {
        if (code != null && !isValid(code)) {
            throw new InvalidInput(
                    InputError.BAD_FORMAT,
                    "The code of the organisation is not a unified social credit code of 18 characters with a right check character.",
                    Map.of("field", "code"));
        }
        return code;
    }

    private static boolean isValid(String code) {
        if (code.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH; i++) {
            int value = CHARACTERS.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            // The check character itself has weight 1, so that the whole sum is a multiple of the modulus.
            sum += value * (i == LENGTH - 1 ? 1 : weight);
            weight = weight * BASE % MODULUS;
        }
        return sum % MODULUS == 0;
    }
}
