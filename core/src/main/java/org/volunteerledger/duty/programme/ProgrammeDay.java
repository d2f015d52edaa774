package org.volunteerledger.duty.programme;

import java.time.LocalDate;
import org.volunteerledger.error.Check;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A planned day of a theme, and the activity that was made for it.
 *
 * @param id        the id
 * @param programme the programme
 * @param theme     the number of the theme
 * @param planned   the day that the recurrence names
 * @param held      the day of the activity when it was made, which a holiday may have moved
 * @param activity  the activity
 */
public record ProgrammeDay(
        ProgrammeDayId id, ProgrammeId programme, int theme, LocalDate planned, LocalDate held, ActivityId activity) {

    /** The programme. */
    public static final Attribute<ProgrammeDay> PROGRAMME =
            Attribute.number("programme", day -> day.programme().value());

    /** The number of the theme. */
    public static final Attribute<ProgrammeDay> THEME = Attribute.number("theme", day -> (long) day.theme());

    /** The planned day. */
    public static final Attribute<ProgrammeDay> PLANNED = Attribute.day("planned", ProgrammeDay::planned);

    /** The activity. */
    public static final Attribute<ProgrammeDay> ACTIVITY =
            Attribute.number("activity", day -> day.activity().value());

    /** The kind; a theme has one activity for each planned day. */
    public static final Kind<ProgrammeDay> KIND = Kind.named(
                    "programme_day", ProgrammeDay.class, day -> day.id().value())
            .attribute(PROGRAMME)
            .attribute(THEME)
            .attribute(PLANNED)
            .attribute(ACTIVITY)
            .unique("once", day -> day.programme().value() + ":" + day.theme() + ":" + day.planned())
            .build();

    /** Checks that everything is given. */
    public ProgrammeDay {
        Check.given("id", id);
        Check.given("programme", programme);
        Check.range("theme", theme, 1, ProgrammePlan.MAX_THEMES);
        Check.given("planned", planned);
        Check.given("held", held);
        Check.given("activity", activity);
    }
}
