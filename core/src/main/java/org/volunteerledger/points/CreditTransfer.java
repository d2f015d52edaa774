package org.volunteerledger.points;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * Units that moved from one holder to another: both sides of the double entry in one record, so that a book always sums to nothing.
 * Never changed or deleted.
 *
 * @param id         the id
 * @param book       the book
 * @param from       who gave, or null for the issuer
 * @param to         who got, or null for the issuer
 * @param units      how many, greater than zero
 * @param reason     why
 * @param serviceDay the day of service that it was earned by, or null
 * @param note       what for; at most 200 code points, not for personal data; or null
 * @param flagged    whether it went beyond a limit and is for somebody to look at
 * @param recordedAt when
 * @param recordedBy who recorded it
 */
public record CreditTransfer(
        CreditTransferId id,
        CreditBook book,
        @Nullable VolunteerId from,
        @Nullable VolunteerId to,
        long units,
        TransferReason reason,
        @Nullable LocalDate serviceDay,
        @Nullable String note,
        boolean flagged,
        Instant recordedAt,
        String recordedBy) {

    /** The book. */
    public static final Attribute<CreditTransfer> BOOK = Attribute.constant("book", CreditTransfer::book);

    /** Who gave, absent for the issuer. */
    public static final Attribute<CreditTransfer> FROM = Attribute.number(
            "from_holder",
            transfer -> transfer.from() == null ? null : transfer.from().value());

    /** Who got, absent for the issuer. */
    public static final Attribute<CreditTransfer> TO = Attribute.number(
            "to_holder",
            transfer -> transfer.to() == null ? null : transfer.to().value());

    /** Why. */
    public static final Attribute<CreditTransfer> REASON = Attribute.constant("reason", CreditTransfer::reason);

    /** The day of service, absent if it was not earned. */
    public static final Attribute<CreditTransfer> SERVICE_DAY =
            Attribute.day("service_day", CreditTransfer::serviceDay);

    /** 1 if it went beyond a limit, otherwise 0. */
    public static final Attribute<CreditTransfer> FLAGGED =
            Attribute.number("flagged", transfer -> transfer.flagged() ? 1L : 0L);

    /** The kind. */
    public static final Kind<CreditTransfer> KIND = Kind.named(
                    "credit_transfer",
                    CreditTransfer.class,
                    transfer -> transfer.id().value())
            .attribute(BOOK)
            .attribute(FROM)
            .attribute(TO)
            .attribute(REASON)
            .attribute(SERVICE_DAY)
            .attribute(FLAGGED)
            .build();

    /** Checks that it moves something between two holders. */
    public CreditTransfer {
        Check.given("id", id);
        Check.given("book", book);
        Check.range("units", units, 1, 1_000_000_000_000L);
        Check.given("reason", reason);
        Check.optionalText("note", note, 200);
        Check.given("recordedAt", recordedAt);
        Check.text("recordedBy", recordedBy, 64);
        if (from == null ? to == null : from.equals(to)) {
            throw new InvalidInput(InputError.CONTRADICTION, "Credits move from one holder to another.");
        }
    }
}
