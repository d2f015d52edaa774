package org.volunteerledger.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.volunteerledger.error.InvalidInput;

/** The number of 18 characters of GB 11643: region, birth date, sequence, and a check character after ISO 7064 MOD 11-2. */
final class ResidentNumber {

    static final int LENGTH = 18;

    private static final int LEGACY_LENGTH = 15;
    private static final int FIRST_YEAR = 1800;
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final Set<String> PERMIT_REGIONS = Set.of("810000", "820000", "830000");

    private ResidentNumber() {}

    /** Checks a number in its normal form, from the plainest fault to the subtlest. */
    static void check(DocumentType type, String number, LocalDate today) {
        if (number.length() == LEGACY_LENGTH && digits(number, LEGACY_LENGTH)) {
            throw new InvalidInput(PeopleError.DOCUMENT_LEGACY, "The number has 15 digits.");
        }
        if (number.length() != LENGTH || !digits(number, LENGTH - 1) || !isCheckCharacter(number.charAt(LENGTH - 1))) {
            throw new InvalidInput(
                    PeopleError.DOCUMENT_FORM, "The number must be 17 digits and a digit or X after them.");
        }
        if (!regionFits(type, number.substring(0, 6))) {
            throw new InvalidInput(
                    PeopleError.DOCUMENT_REGION, "The first six digits are no region of a " + type + ".");
        }
        checkBirthDate(number, today);
        if (checkCharacter(number) != number.charAt(LENGTH - 1)) {
            throw new InvalidInput(PeopleError.DOCUMENT_CHECK, "The check character does not fit the other 17 digits.");
        }
    }

    static LocalDate birthDate(String number) {
        return LocalDate.of(number(number, 6, 10), number(number, 10, 12), number(number, 12, 14));
    }

    static Sex sex(String number) {
        return number(number, 16, 17) % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** The weights are powers of two modulo eleven, so doubling a running sum applies them from left to right. */
    private static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum = (sum + number.charAt(i) - '0') * 2 % 11;
        }
        return CHECK_CHARACTERS.charAt(sum);
    }

    private static void checkBirthDate(String number, LocalDate today) {
        LocalDate birth;
        try {
            birth = birthDate(number);
        } catch (DateTimeException e) {
            // Its message would show the digits.
            throw new InvalidInput(PeopleError.DOCUMENT_BIRTH_DATE, "The birth date in the number does not exist.");
        }
        if (birth.isAfter(today) || birth.getYear() < FIRST_YEAR) {
            throw new InvalidInput(
                    PeopleError.DOCUMENT_BIRTH_DATE,
                    "The birth date in the number is after today or before " + FIRST_YEAR + ".");
        }
    }

    /** Divisions of GB/T 2260 begin with 1 to 8. A permit is known by its region, so one number never passes as two types. */
    private static boolean regionFits(DocumentType type, String region) {
        boolean permit = PERMIT_REGIONS.contains(region);
        return type == DocumentType.RESIDENCE_PERMIT
                ? permit
                : !permit && region.charAt(0) >= '1' && region.charAt(0) <= '8';
    }

    private static boolean isCheckCharacter(char c) {
        return (c >= '0' && c <= '9') || c == 'X';
    }

    private static boolean digits(String text, int end) {
        return text.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
