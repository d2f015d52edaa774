package org.volunteerledger.duty.staff;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * An entry of an organisation's roster: somebody works there for a time. It names nobody: the number is the organisation's own, and
 * the identity is a keyed look-up value that only a registered volunteer of the same document matches.
 *
 * @param id           the id
 * @param organisation the organisation
 * @param number       the staff number, which is not the number of a document; at most {@value #MAX_NUMBER} code points
 * @param identity     the look-up value of the identity document, or null if it is not known: then nobody matches
 * @param from         the first day
 * @param to           the first day on which the person no longer works there, after the first, or null while the entry is open
 */
public record Staff(
        StaffId id,
        OrganisationId organisation,
        String number,
        @Nullable String identity,
        LocalDate from,
        @Nullable LocalDate to) {

    /** The most code points of a staff number. */
    public static final int MAX_NUMBER = 40;

    /** The organisation. */
    public static final Attribute<Staff> ORGANISATION =
            Attribute.number("organisation", staff -> staff.organisation().value());

    /** The first day. */
    public static final Attribute<Staff> FROM = Attribute.day("from_day", Staff::from);

    /** The first day on which the person no longer works there, absent while the entry is open. */
    public static final Attribute<Staff> TO = Attribute.day("to_day", Staff::to);

    /** The kind; an organisation has at most one open entry of a number. */
    public static final Kind<Staff> KIND = Kind.named(
                    "staff", Staff.class, staff -> staff.id().value())
            .attribute(ORGANISATION)
            .attribute(FROM)
            .attribute(TO)
            .unique("open", staff -> staff.to() == null ? openKey(staff.organisation(), staff.number()) : null)
            .build();

    /** Checks the limits and the order of the days. */
    public Staff {
        Check.given("id", id);
        Check.given("organisation", organisation);
        Check.text("number", number, MAX_NUMBER);
        Check.optionalText("identity", identity, 128);
        requireOrder(from, to);
    }

    /**
     * Whether the person works there on a day.
     *
     * @param day the day
     * @return true from the first day to the one before the end
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    Staff until(LocalDate end) {
        return new Staff(id, organisation, number, identity, from, end);
    }

    static String openKey(OrganisationId organisation, String number) {
        return organisation.value() + ":" + number;
    }

    static void requireOrder(LocalDate from, @Nullable LocalDate to) {
        Check.given("from", from);
        if (to != null && !to.isAfter(from)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The end " + to + " is not after the first day, " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }
}
