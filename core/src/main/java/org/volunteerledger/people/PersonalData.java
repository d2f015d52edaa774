package org.volunteerledger.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * Personal data in clear, on its way in or out. It is never kept like this, and its text form shows nothing of it.
 *
 * @param name      the name, at most {@value PersonName#MAX_LENGTH} code points
 * @param document  the identity document, or null
 * @param birthDate the birth date, or null to take it from the document if that holds one
 * @param phone     the phone number, digits with an optional {@code +} in front, 5 to 20 characters; or null
 */
public record PersonalData(
        String name,
        @Nullable IdentityDocument document,
        @Nullable LocalDate birthDate,
        @Nullable String phone) {

    /** Normalises the name, fills in the birth date, and checks the limits. */
    public PersonalData {
        name = PersonName.normalised(Check.given("name", name));
        LocalDate documented = document == null ? null : document.birthDate().orElse(null);
        if (birthDate != null && documented != null && !birthDate.equals(documented)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "The birth date is not the one in the number of the identity document.");
        }
        birthDate = birthDate == null ? documented : birthDate;
        if (phone != null && !phone.matches("\\+?[0-9]{5,19}")) {
            throw new InvalidInput(
                    InputError.BAD_FORMAT, "The phone number is not 5 to 19 digits, with + in front or not.");
        }
    }

    /**
     * A name only.
     *
     * @param name the name
     * @return the data
     */
    public static PersonalData named(String name) {
        return new PersonalData(name, null, null, null);
    }

    @Override
    public String toString() {
        return "PersonalData[...]";
    }
}
