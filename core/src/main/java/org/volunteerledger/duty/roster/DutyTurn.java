package org.volunteerledger.duty.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A turn: somebody is on duty on a day.
 *
 * @param id        the id
 * @param roster    the roster
 * @param day       the day on which it begins
 * @param post      the post
 * @param volunteer who
 * @param status    where it stands
 */
public record DutyTurn(
        DutyTurnId id, DutyRosterId roster, LocalDate day, String post, VolunteerId volunteer, TurnStatus status) {

    /** The roster. */
    public static final Attribute<DutyTurn> ROSTER =
            Attribute.number("roster", turn -> turn.roster().value());

    /** The day. */
    public static final Attribute<DutyTurn> DAY = Attribute.day("day", DutyTurn::day);

    /** Who. */
    public static final Attribute<DutyTurn> VOLUNTEER =
            Attribute.number("volunteer", turn -> turn.volunteer().value());

    /** Where it stands. */
    public static final Attribute<DutyTurn> STATUS = Attribute.constant("status", DutyTurn::status);

    /** The kind; a post has one person on a day, and a person one turn on a day, on whatever roster. */
    public static final Kind<DutyTurn> KIND = Kind.named(
                    "duty_turn", DutyTurn.class, turn -> turn.id().value())
            .attribute(ROSTER)
            .attribute(DAY)
            .attribute(VOLUNTEER)
            .attribute(STATUS)
            .unique("seat", DutyTurn::seat)
            .unique("person", DutyTurn::person)
            .build();

    /** Checks the limits. */
    public DutyTurn {
        Check.given("id", id);
        Check.given("roster", roster);
        Check.given("day", day);
        Check.text("post", post, 40);
        Check.given("volunteer", volunteer);
        Check.given("status", status);
    }

    DutyTurn heldBy(VolunteerId other) {
        return new DutyTurn(id, roster, day, post, other, status);
    }

    DutyTurn with(TurnStatus next) {
        return new DutyTurn(id, roster, day, post, volunteer, next);
    }

    static String seatKey(DutyRosterId roster, LocalDate day, String post) {
        return roster.value() + ":" + day + ":" + post;
    }

    static String personKey(VolunteerId volunteer, LocalDate day) {
        return volunteer.value() + ":" + day;
    }

    private @Nullable String seat() {
        return status == TurnStatus.RELEASED ? null : seatKey(roster, day, post);
    }

    private @Nullable String person() {
        return status == TurnStatus.RELEASED ? null : personKey(volunteer, day);
    }
}
