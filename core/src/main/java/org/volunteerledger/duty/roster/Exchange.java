package org.volunteerledger.duty.roster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A cover, when somebody takes another's turn, or a swap, when two take each other's. It happens when both agree.
 *
 * @param id     the id
 * @param roster the roster of the turn
 * @param turn   the turn to be given away
 * @param by     who has it and proposes the exchange
 * @param with   who is to take it, another person
 * @param other  the turn of the other person that is taken in return, or null for a cover
 * @param status where it stands
 */
public record Exchange(
        ExchangeId id,
        DutyRosterId roster,
        DutyTurnId turn,
        VolunteerId by,
        VolunteerId with,
        @Nullable DutyTurnId other,
        ExchangeStatus status) {

    /** The roster. */
    public static final Attribute<Exchange> ROSTER =
            Attribute.number("roster", exchange -> exchange.roster().value());

    /** Who is asked. */
    public static final Attribute<Exchange> WITH =
            Attribute.number("asked", exchange -> exchange.with().value());

    /** Where it stands. */
    public static final Attribute<Exchange> STATUS = Attribute.constant("status", Exchange::status);

    /** The kind. */
    public static final Kind<Exchange> KIND = Kind.named(
                    "turn_exchange", Exchange.class, exchange -> exchange.id().value())
            .attribute(ROSTER)
            .attribute(WITH)
            .attribute(STATUS)
            .build();

    /** Checks that two persons and different turns are named. */
    public Exchange {
        Check.given("id", id);
        Check.given("roster", roster);
        Check.given("turn", turn);
        Check.given("by", by);
        Check.given("with", with);
        Check.given("status", status);
        if (by.equals(with) || turn.equals(other)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "An exchange is between two persons, and a swap of two turns.",
                    Map.of("turn", turn.value(), "volunteer", with.value()));
        }
    }

    Exchange with(ExchangeStatus next) {
        return new Exchange(id, roster, turn, by, with, other, next);
    }
}
