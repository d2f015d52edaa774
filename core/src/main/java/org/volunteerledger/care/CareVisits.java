package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourPosting;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;

/** Commands and look-ups about care visits. A visit and its hours are in one commit, so no minute appears twice. Thread-safe. */
public final class CareVisits {

    /** The most visits of one command. */
    public static final int MAX_VISITS = IdList.MAX_IDS;

    private final CommandRunner runner;
    private final PersonVault vault;

    CareVisits(CommandRunner runner, PersonVault vault) {
        this.runner = runner;
        this.vault = vault;
    }

    /**
     * Records a visit and posts its hours.
     *
     * @param command who asks, and under which key
     * @param visit   what took place
     * @param rules   the accrual policies in force
     * @return the id
     * @throws Refused as for {@link #recordAll}
     */
    public CareVisitId record(Command command, NewVisit visit, AccrualRules rules) {
        return recordAll(command, List.of(visit), rules).get(0);
    }

    /**
     * Records visits and posts their hours in one commit: all or none, with the same few calls of the storage however many they are. The
     * rules on minors are asked before, when somebody becomes a carer and when a pairing is confirmed, and not here: a visit is recorded
     * afterwards, and who has served keeps the hours.
     *
     * @param command who asks, and under which key
     * @param visits  what took place, 1 to {@value #MAX_VISITS}
     * @param rules   the accrual policies in force
     * @return the ids, in order
     * @throws Refused if on the day of a visit the recipient did not consent to care, or, where something was measured, to health
     *     ({@link CareError#CONSENT_MISSING}, {@link CareError#CONSENT_EXPIRED}, {@link CareError#CONSENT_WITHDRAWN}), was no longer
     *     cared for ({@link CareError#RECIPIENT_CLOSED}), is one of those who came ({@link CareError#OWN_CARE}), had no plan ({@link CareError#NO_PLAN}), or the visitor was not the
     *     confirmed carer and stands in for nobody ({@link CareError#NOT_PAIRED}); or the ledger refuses the time, as
     *     {@link org.volunteerledger.hours.Hours#record} says
     */
    public List<CareVisitId> recordAll(Command command, List<NewVisit> visits, AccrualRules rules) {
        Check.range("visits", visits.size(), 1, MAX_VISITS);
        RequestDigest content = RequestDigest.of("record-visits");
        visits.forEach(visit -> addTo(content, visit));
        String answer = runner.run("record-visits", command, content, draft -> {
            VisitBook book = VisitBook.read(
                    draft, vault, visits.stream().map(NewVisit::recipient).toList());
            List<CareVisit> admitted = new ArrayList<>();
            List<HourRecord> records = new ArrayList<>();
            for (NewVisit wanted : visits) {
                CareVisit visit = book.admit(new CareVisitId(draft.newId()), wanted);
                admitted.add(visit);
                records.addAll(book.hours(
                        visit, wanted.minutes(), "visit-" + visit.id().value()));
            }
            Iterator<EntryRef> entries =
                    HourPosting.in(draft, rules).post(records).iterator();
            admitted.forEach(visit -> create(draft, visit, entries));
            return IdList.write(admitted.stream().map(CareVisit::id).toList());
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), CareVisitId::new);
    }

    /**
     * Corrects a visit: its hours are taken back and posted anew, in one commit.
     *
     * @param command     who asks, why, and under which key
     * @param id          the visit
     * @param replacement the visit as it was, of the same recipient
     * @param rules       the accrual policies in force
     * @throws Refused if the visit is unknown or was taken back ({@link CareError#VISIT_VOIDED}), or as for {@link #recordAll}
     * @throws InvalidInput if the replacement is of another recipient
     */
    public void correct(Command command, CareVisitId id, NewVisit replacement, AccrualRules rules) {
        command.requiredReason();
        RequestDigest content = addTo(RequestDigest.of("correct-visit", id), replacement);
        runner.run("correct-visit", command, content, draft -> {
            Versioned<CareVisit> before = recorded(draft, id);
            if (!before.entity().recipient().equals(replacement.recipient())) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "Visit " + id.value() + " was to another recipient.",
                        Map.of("visit", id.value()));
            }
            VisitBook book = VisitBook.read(draft, vault, List.of(replacement.recipient()));
            CareVisit after = book.admit(id, replacement);
            // The key of the change makes that of the entry new; the one before stays in the ledger with its void.
            String key = "visit-" + id.value() + "-" + draft.changeId();
            List<EntryRef> entries = HourPosting.in(draft, rules)
                    .replace(
                            before.entity().entries(),
                            book.hours(after, replacement.minutes(), key),
                            "VISIT_CORRECTED");
            draft.replace(CareVisit.KIND, before, VisitBook.with(after, entries));
            draft.event(
                    "visit-corrected",
                    CareVisit.KIND,
                    id.value(),
                    Map.of("outcome", after.outcome().name()));
            return null;
        });
    }

    /**
     * Takes a visit back with its hours, as one that did not take place.
     *
     * @param command who asks, why, and under which key
     * @param id      the visit
     * @param rules   the accrual policies in force
     * @throws Refused if the visit is unknown or was taken back before ({@link CareError#VISIT_VOIDED})
     */
    public void takeBack(Command command, CareVisitId id, AccrualRules rules) {
        command.requiredReason();
        runner.run("void-visit", command, RequestDigest.of("void-visit", id), draft -> {
            Versioned<CareVisit> before = recorded(draft, id);
            Recipient recipient =
                    draft.get(Recipient.KIND, before.entity().recipient()).entity();
            draft.concerns(recipient.home(), before.entity().organisation());
            HourPosting.in(draft, rules).replace(before.entity().entries(), List.of(), "VISIT_VOIDED");
            draft.replace(CareVisit.KIND, before, before.entity().voided());
            draft.event("visit-voided", CareVisit.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Reads what was measured and noted on a visit. That it was read, by whom and for which purpose is recorded before it is shown.
     *
     * @param command who asks, with the purpose as reason, and under which key
     * @param id      the visit
     * @return the notes, or empty if nothing was measured or noted
     * @throws Refused if the visit is unknown, or the recipient's data was erased ({@link CareError#RECIPIENT_FORGOTTEN})
     */
    public Optional<HealthNotes> readHealth(Command command, CareVisitId id) {
        RequestDigest content = RequestDigest.of("read-visit-health", id, command.actor(), command.requiredReason());
        runner.run("read-visit-health", command, content, draft -> {
            CareVisit visit = draft.get(CareVisit.KIND, id).entity();
            Recipient recipient = draft.get(Recipient.KIND, visit.recipient()).entity();
            recipient.requireKept();
            draft.concerns(recipient.home(), visit.organisation());
            draft.event("visit-health-read", CareVisit.KIND, id.value(), Map.of());
            return null;
        });
        CareVisit visit = find(id).orElseThrow();
        Sensitive health = visit.health();
        if (health == null) {
            return Optional.empty();
        }
        Recipient recipient = runner.storage()
                .find(Recipient.KIND, visit.recipient().value())
                .map(Versioned::entity)
                .orElseThrow();
        return Optional.of(HealthNotes.parse(vault.open(recipient.requireKept(), VisitBook.HEALTH, health)));
    }

    /**
     * A visit.
     *
     * @param id its id
     * @return the visit, or empty
     */
    public Optional<CareVisit> find(CareVisitId id) {
        return runner.storage().find(CareVisit.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The visits to a recipient in a period, those that were taken back included.
     *
     * @param recipient the recipient
     * @param from      the first day
     * @param to        the last day, inclusive
     * @param page      which part
     * @return the visits
     */
    public Slice<CareVisit> to(RecipientId recipient, LocalDate from, LocalDate to, PageRequest page) {
        return list(Filter.equal(CareVisit.RECIPIENT, recipient.value()), from, to, page);
    }

    /**
     * The visits of a visitor in a period, those that were taken back included.
     *
     * @param visitor the visitor, not a companion
     * @param from    the first day
     * @param to      the last day, inclusive
     * @param page    which part
     * @return the visits
     */
    public Slice<CareVisit> by(VolunteerId visitor, LocalDate from, LocalDate to, PageRequest page) {
        return list(Filter.equal(CareVisit.VISITOR, visitor.value()), from, to, page);
    }

    /**
     * How many visits met somebody in a period, without those that were taken back.
     *
     * @param organisation the organisation that records, or null for all
     * @param from         the first day
     * @param to           the last day, inclusive
     * @return the number
     */
    public long countMet(@Nullable OrganisationId organisation, LocalDate from, LocalDate to) {
        Filter met = Filter.all(
                organisation == null ? Filter.ALL : Filter.equal(CareVisit.ORGANISATION, organisation.value()),
                days(from, to),
                Filter.is(CareVisit.OUTCOME, VisitOutcome.MET),
                Filter.is(CareVisit.STATUS, VisitStatus.RECORDED));
        return runner.storage().count(CareVisit.KIND, met, List.of()).total();
    }

    private Slice<CareVisit> list(Filter whose, LocalDate from, LocalDate to, PageRequest page) {
        return Listings.list(runner.storage(), CareVisit.KIND, Filter.all(whose, days(from, to)), page);
    }

    static Filter days(LocalDate from, LocalDate to) {
        return Filter.range(CareVisit.DAY, from.toEpochDay(), to.toEpochDay() + 1);
    }

    private static void create(Draft draft, CareVisit visit, Iterator<EntryRef> entries) {
        List<EntryRef> own = new ArrayList<>();
        VisitBook.visitors(visit).forEach(volunteer -> own.add(entries.next()));
        draft.create(CareVisit.KIND, VisitBook.with(visit, own));
        draft.event(
                "visit-recorded",
                CareVisit.KIND,
                visit.id().value(),
                Map.of("outcome", visit.outcome().name()));
    }

    private static Versioned<CareVisit> recorded(Draft draft, CareVisitId id) {
        Versioned<CareVisit> read = draft.get(CareVisit.KIND, id);
        if (read.entity().status() == VisitStatus.VOIDED) {
            throw new Refused(
                    CareError.VISIT_VOIDED, "Visit " + id.value() + " was taken back.", Map.of("visit", id.value()));
        }
        return read;
    }

    /** Health goes into the digest as a keyed look-up value only. */
    private RequestDigest addTo(RequestDigest content, NewVisit visit) {
        HealthNotes health = visit.health();
        // An empty text has no look-up value; with the line end in front none is empty.
        String notes = health == null ? null : vault.lookup(VisitBook.HEALTH, "\n" + health.format());
        return content.add(visit.recipient())
                .add(visit.visitor())
                .add(visit.companions())
                .add(visit.cover())
                .add(visit.time())
                .add(visit.minutes())
                .add(visit.outcome())
                .add(visit.done())
                .add(notes);
    }
}
