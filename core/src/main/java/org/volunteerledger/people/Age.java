package org.volunteerledger.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** Ages (周岁): completed years by the calendar. */
public final class Age {

    /** From which age on a person is an adult (Civil Code, article 17). */
    public static final int ADULT = 18;

    private Age() {}

    /**
     * How many years a person has completed on a day. The year is complete on the birthday itself. Who was born on 29 February completes
     * it on 1 March in a common year: for rules that protect minors, rather a day late than a day early.
     *
     * @param birth the birth date
     * @param day   the day, at the place of the ledger
     * @return whole years, 0 or more
     * @throws InvalidInput if the day is before the birth; the error does not show the dates
     */
    public static int on(LocalDate birth, LocalDate day) {
        if (day.isBefore(birth)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "The day lies before the birth date.", Map.of("field", "birth"));
        }
        return Period.between(birth, day).getYears();
    }

    /**
     * The day on which a person completes a year: the first on which {@link #on} answers it.
     *
     * @param birth the birth date
     * @param years the year, 0 or more
     * @return the day
     */
    public static LocalDate completes(LocalDate birth, int years) {
        LocalDate day = birth.plusYears(years);
        return day.getDayOfMonth() < birth.getDayOfMonth() ? day.plusDays(1) : day;
    }
}
