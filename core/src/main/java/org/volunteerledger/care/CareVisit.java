package org.volunteerledger.care;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * A recorded care visit (走访). It has one outcome, one visitor, and for each who came one entry of the ledger.
 *
 * @param id         the id
 * @param recipient  who was visited
 * @param plan       the care plan that the visit belongs to
 * @param organisation the organisation that records
 * @param visitor    who came
 * @param companions who came along
 * @param cover      whether the visitor stood in for the recipient's carer
 * @param time       when
 * @param outcome    how it ended
 * @param done       what was done
 * @param health     what was measured and noted, sealed under the recipient's key, or null
 * @param status     whether it counts
 * @param entries    the hours: of the visitor first, then of the companions
 */
public record CareVisit(
        CareVisitId id,
        RecipientId recipient,
        CarePlanId plan,
        OrganisationId organisation,
        VolunteerId visitor,
        List<VolunteerId> companions,
        boolean cover,
        ServiceTime time,
        VisitOutcome outcome,
        List<String> done,
        @Nullable Sensitive health,
        VisitStatus status,
        List<EntryRef> entries) {

    /** The recipient. */
    public static final Attribute<CareVisit> RECIPIENT =
            Attribute.number("recipient", visit -> visit.recipient().value());

    /** The visitor. */
    public static final Attribute<CareVisit> VISITOR =
            Attribute.number("visitor", visit -> visit.visitor().value());

    /** The organisation that records. */
    public static final Attribute<CareVisit> ORGANISATION =
            Attribute.number("organisation", visit -> visit.organisation().value());

    /** The day. */
    public static final Attribute<CareVisit> DAY =
            Attribute.day("visit_day", visit -> visit.time().day());

    /** How it ended. */
    public static final Attribute<CareVisit> OUTCOME = Attribute.constant("outcome", CareVisit::outcome);

    /** Whether it counts. */
    public static final Attribute<CareVisit> STATUS = Attribute.constant("status", CareVisit::status);

    /** The kind. */
    public static final Kind<CareVisit> KIND = Kind.named(
                    "care_visit", CareVisit.class, visit -> visit.id().value())
            .attribute(RECIPIENT)
            .attribute(VISITOR)
            .attribute(ORGANISATION)
            .attribute(DAY)
            .attribute(OUTCOME)
            .attribute(STATUS)
            .build();

    /** Copies the lists. */
    public CareVisit {
        Check.given("id", id);
        Check.given("recipient", recipient);
        Check.given("plan", plan);
        Check.given("organisation", organisation);
        Check.given("visitor", visitor);
        companions = List.copyOf(companions);
        Check.given("time", time);
        Check.given("outcome", outcome);
        done = CarePlan.items(done);
        Check.given("status", status);
        entries = List.copyOf(entries);
    }

    /**
     * Whether the recipient was met, and the visit was not taken back.
     *
     * @return true if a window of the plan is fulfilled by it
     */
    public boolean fulfils() {
        return outcome == VisitOutcome.MET && status == VisitStatus.RECORDED;
    }

    static Filter of(Collection<RecipientId> recipients) {
        return Filter.in(RECIPIENT, recipients.stream().map(RecipientId::value).toList());
    }

    CareVisit voided() {
        return new CareVisit(
                id,
                recipient,
                plan,
                organisation,
                visitor,
                companions,
                cover,
                time,
                outcome,
                done,
                health,
                VisitStatus.VOIDED,
                entries);
    }
}
