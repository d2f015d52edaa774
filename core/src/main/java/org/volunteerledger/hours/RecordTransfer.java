package org.volunteerledger.hours;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * That a volunteer goes from one organisation to another and takes the record of service along, with own consent; the receiver verifies
 * the record (Measures for recording volunteer service, 2012). The entries stay as they are: only the organiser records.
 *
 * @param id         the id
 * @param volunteer  who goes
 * @param from       the organisation that gives the record
 * @param to         the organisation that receives it
 * @param team       the team of the receiver that the volunteer joins
 * @param consented  the day on which the volunteer consented
 * @param version    how many entries the volunteer's account had when the transfer was asked for
 * @param head       the hash of the last of these entries, which stands for all of them
 * @param given      what the giving organisation had recorded by then, voids set off
 * @param askedBy    who asked, as the host names the person; not personal data
 * @param status     where it stands
 * @param decidedBy  who verified or refused it, or null before
 * @param decidedAt  when, or null before
 */
public record RecordTransfer(
        RecordTransferId id,
        VolunteerId volunteer,
        OrganisationId from,
        OrganisationId to,
        TeamId team,
        LocalDate consented,
        long version,
        String head,
        Totals given,
        String askedBy,
        DecisionStatus status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** The volunteer. */
    public static final Attribute<RecordTransfer> VOLUNTEER =
            Attribute.number("volunteer", transfer -> transfer.volunteer().value());

    /** The organisation that receives the record. */
    public static final Attribute<RecordTransfer> TO =
            Attribute.number("to_organisation", transfer -> transfer.to().value());

    /** The status. */
    public static final Attribute<RecordTransfer> STATUS = Attribute.constant("status", RecordTransfer::status);

    /** The kind; a volunteer has one open transfer at a time. */
    public static final Kind<RecordTransfer> KIND = Kind.named(
                    "record_transfer",
                    RecordTransfer.class,
                    transfer -> transfer.id().value())
            .attribute(VOLUNTEER)
            .attribute(TO)
            .attribute(STATUS)
            .unique("open", RecordTransfer::openKey)
            .build();

    /** Checks the limits. */
    public RecordTransfer {
        Check.given("id", id);
        Check.given("volunteer", volunteer);
        Check.given("from", from);
        Check.given("to", to);
        Check.given("team", team);
        Check.given("consented", consented);
        Check.range("version", version, 0, Long.MAX_VALUE);
        Check.text("head", head, 64);
        Check.given("given", given);
        Check.text("askedBy", askedBy, 64);
        Check.given("status", status);
        Check.optionalText("decidedBy", decidedBy, 64);
    }

    RecordTransfer decided(DecisionStatus decision, String by, Instant at) {
        return new RecordTransfer(
                id, volunteer, from, to, team, consented, version, head, given, askedBy, decision, by, at);
    }

    private @Nullable String openKey() {
        return status == DecisionStatus.OPEN ? Long.toString(volunteer.value()) : null;
    }
}
