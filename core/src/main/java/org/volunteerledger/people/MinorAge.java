package org.volunteerledger.people;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;

/**
 * How old volunteers are who were under age at registration, for rules that protect minors. The birth date is opened for the rule alone
 * and shown to nobody. Thread-safe.
 */
public final class MinorAge {

    static final String BIRTH_DATE = "volunteer.birth-date";

    private final PersonVault vault;

    private MinorAge(PersonVault vault) {
        this.vault = vault;
    }

    /**
     * With the keys to the birth dates.
     *
     * @param vault opens personal data
     * @return the ages
     */
    public static MinorAge of(PersonVault vault) {
        return new MinorAge(vault);
    }

    /**
     * The age of a volunteer on a day, if that is below 18. Whose birth date is unknown or was erased counts as an adult, since nothing
     * says otherwise.
     *
     * @param volunteer the volunteer
     * @param day       the day; before the birth the age is 0
     * @return completed years, 0 to 17, or empty
     * @throws org.volunteerledger.error.StorageUnavailable if the key ring lacks the key
     * @throws org.volunteerledger.error.Corrupt if the date does not open with the keys at hand
     */
    public OptionalInt on(Volunteer volunteer, LocalDate day) {
        ProtectedData data = volunteer.data();
        PersonKey key = volunteer.key();
        if (data == null || key == null || data.minor() == null) {
            return OptionalInt.empty();
        }
        Sensitive sealed = data.birthDate();
        if (sealed == null) {
            return OptionalInt.empty();
        }
        LocalDate birth = LocalDate.parse(vault.open(key, BIRTH_DATE, sealed));
        int age = day.isBefore(birth) ? 0 : Age.on(birth, day);
        return age < Age.ADULT ? OptionalInt.of(age) : OptionalInt.empty();
    }
}
