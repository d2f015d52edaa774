package org.volunteerledger.duty.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A co-building agreement between a unit and a community.
 *
 * @param id      the id
 * @param terms   what was signed
 * @param endedOn the first day on which it no longer held, before the end of its term; or null
 */
public record Agreement(
        AgreementId id, NewAgreement terms, @Nullable LocalDate endedOn) {

    /** The most further partners. */
    public static final int MAX_PARTNERS = 20;

    /** The most obligations. */
    public static final int MAX_OBLIGATIONS = 20;

    /** The name. */
    public static final Attribute<Agreement> NAME =
            Attribute.text("name", 100, agreement -> agreement.terms().name());

    /** The unit. */
    public static final Attribute<Agreement> UNIT =
            Attribute.number("unit", agreement -> agreement.terms().unit().value());

    /** The community. */
    public static final Attribute<Agreement> COMMUNITY = Attribute.number(
            "community", agreement -> agreement.terms().community().value());

    /** The first day. */
    public static final Attribute<Agreement> FROM =
            Attribute.day("from_day", agreement -> agreement.terms().from());

    /** The day after the last. */
    public static final Attribute<Agreement> TO = Attribute.day("to_day", Agreement::to);

    /** The kind. */
    public static final Kind<Agreement> KIND = Kind.named(
                    "agreement", Agreement.class, agreement -> agreement.id().value())
            .attribute(NAME)
            .attribute(UNIT)
            .attribute(COMMUNITY)
            .attribute(FROM)
            .attribute(TO)
            .build();

    /** Checks that everything is given. */
    public Agreement {
        Check.given("id", id);
        Check.given("terms", terms);
    }

    /**
     * The day after the last on which it holds.
     *
     * @return the end of the term, or the day on which it was ended
     */
    public LocalDate to() {
        return endedOn == null ? terms.to() : endedOn;
    }

    /**
     * Whether the agreement holds on a day.
     *
     * @param day the day
     * @return true within its term, until it is ended
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(terms.from()) && day.isBefore(to());
    }

    /**
     * An obligation by its number.
     *
     * @param number the number
     * @return the obligation, or empty
     */
    public Optional<Obligation> obligation(int number) {
        return terms.obligations().stream()
                .filter(obligation -> obligation.number() == number)
                .findFirst();
    }
}
