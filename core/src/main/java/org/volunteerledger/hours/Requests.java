package org.volunteerledger.hours;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.BackfillRule;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.people.PersonMerges;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Requests about hours that somebody else decides: back-fill, and objections to the record. Thread-safe. */
public final class Requests {

    private static final String OBJECTION_UPHELD = "OBJECTION_UPHELD";
    private static final Review REVIEWED = Review.approvedBy(ReviewLevel.ORGANISER);

    private final CommandRunner runner;

    private Requests(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Requests over(CommandRunner runner) {
        return new Requests(runner);
    }

    /**
     * Asks to enter service afterwards. If the policy of the day asks for no reviewer, it is posted at once.
     *
     * @param command who asks, why, and under which key
     * @param record  the time of a named volunteer, with evidence {@link Evidence#BACK_FILL}
     * @param rules   the policies in force
     * @return the id of the request
     * @throws InvalidInput if the record has no volunteer, or other evidence
     * @throws Refused if the volunteer is unknown, the day is outside of the policy's window ({@link HoursError#TOO_LATE}), or the volunteer is barred after a
     *     false entry ({@link HoursError#BANNED})
     */
    public BackFillId requestBackFill(Command command, HourRecord record, AccrualRules rules) {
        command.requiredReason();
        if (record.isHeadCount() || record.evidence() != Evidence.BACK_FILL) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "A back-fill is the time of a volunteer, with evidence " + Evidence.BACK_FILL + ".",
                    Map.of("evidence", record.evidence()));
        }
        RequestDigest content = RequestDigest.of("request-back-fill", record);
        return new BackFillId(runner.runForId("request-back-fill", command, content, draft -> {
            LocalDate day = record.time().day();
            VolunteerId volunteer = new VolunteerId(record.attribution().volunteer());
            draft.concerns(record.attribution());
            draft.concernsPerson(volunteer);
            draft.get(Volunteer.KIND, volunteer);
            requireOpen(rules.policyFor(day, record.attribution().area()).backfill(), day, draft.today());
            BackfillRule rule = requireNotBanned(draft, record, rules);
            BackFill asked = new BackFill(
                    new BackFillId(draft.newId()),
                    record,
                    command.actor(),
                    draft.now(),
                    DecisionStatus.OPEN,
                    null,
                    null,
                    null);
            BackFill stored = rule.reviewed() ? asked : post(draft, asked, rules, Review.NONE);
            draft.create(BackFill.KIND, stored);
            draft.event("back-fill-requested", BackFill.KIND, stored.id().value(), Map.of());
            return stored.id().value();
        }));
    }

    /**
     * Approves a request to enter service afterwards, and posts it. The approval is the organiser's review, if the policy asks for one
     * before it credits so much time. A bar after a false entry stops what was asked for before as well: whoever has found such time to
     * be true records it as the organiser's own, with {@link Evidence#LEADER}, and rejects the request.
     *
     * @param command who decides, and under which key; not who asked
     * @param id      the request
     * @param rules   the policies in force
     * @return the entry
     * @throws Refused if the request is unknown, decided, or the reviewer's own ({@link HoursError#OWN_REQUEST}), the volunteer is
     *     barred by now ({@link HoursError#BANNED}), or the time breaks a rule
     */
    public EntryRef approveBackFill(Command command, BackFillId id, AccrualRules rules) {
        RequestDigest content = RequestDigest.of("approve-back-fill", id);
        String entry = runner.run("approve-back-fill", command, content, draft -> {
            Versioned<BackFill> before = draft.get(BackFill.KIND, id);
            draft.concerns(before.entity().record().attribution());
            requireOpen(before.entity().status(), before.entity().requestedBy(), command);
            requireNotBanned(draft, before.entity().record(), rules);
            BackFill done = post(draft, before.entity(), rules, REVIEWED);
            draft.replace(BackFill.KIND, before, done);
            draft.event("back-fill-approved", BackFill.KIND, id.value(), Map.of());
            return done.entry();
        });
        return EntryRef.parse(Objects.requireNonNull(entry, "an approval answers an entry"));
    }

    /**
     * Rejects a request to enter service afterwards.
     *
     * @param command    who decides, why, and under which key; not who asked
     * @param id         the request
     * @param falseEntry whether it was false: then the volunteer is barred as long as the policy says
     * @throws Refused if the request is unknown, decided, or the reviewer's own
     */
    public void rejectBackFill(Command command, BackFillId id, boolean falseEntry) {
        command.requiredReason();
        runner.run("reject-back-fill", command, RequestDigest.of("reject-back-fill", id, falseEntry), draft -> {
            Versioned<BackFill> before = draft.get(BackFill.KIND, id);
            draft.concerns(before.entity().record().attribution());
            requireOpen(before.entity().status(), before.entity().requestedBy(), command);
            draft.replace(
                    BackFill.KIND,
                    before,
                    before.entity().decided(DecisionStatus.REJECTED, command.actor(), draft.now(), null));
            if (falseEntry) {
                bar(
                        draft,
                        new VolunteerId(before.entity().record().attribution().volunteer()));
            }
            draft.event("back-fill-rejected", BackFill.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Records that a false entry of a volunteer was found, which bars the volunteer from back-filling as long as the policy says.
     *
     * @param command   who found it, why, and under which key
     * @param volunteer the volunteer
     * @throws Refused if the volunteer is unknown
     */
    public void reportFalseEntry(Command command, VolunteerId volunteer) {
        command.requiredReason();
        runner.run("report-false-entry", command, RequestDigest.of("report-false-entry", volunteer), draft -> {
            draft.concerns(draft.get(Volunteer.KIND, volunteer).entity().area(), null);
            bar(draft, volunteer);
            draft.event("false-entry-found", BackFillBan.KIND, volunteer.value(), Map.of());
            return null;
        });
    }

    /**
     * Objects to the record of service.
     *
     * @param command   who raises it, and under which key
     * @param volunteer who objects
     * @param entry     the entry that is wrong, or null if one is missing
     * @param statement what is wrong; at most 500 code points, and not for personal data
     * @return the id of the objection
     * @throws Refused if the volunteer is unknown, or the entry is not the volunteer's ({@link HoursError#UNKNOWN_ENTRY})
     */
    public ObjectionId object(Command command, VolunteerId volunteer, @Nullable EntryRef entry, String statement) {
        RequestDigest content = RequestDigest.of("raise-objection", volunteer, entry, statement);
        return new ObjectionId(runner.runForId("raise-objection", command, content, draft -> {
            draft.concerns(draft.get(Volunteer.KIND, volunteer).entity().area(), null);
            draft.concernsPerson(volunteer);
            if (entry != null) {
                requireOwn(draft, volunteer, entry);
            }
            ObjectionId id = new ObjectionId(draft.newId());
            draft.create(
                    Objection.KIND,
                    new Objection(
                            id,
                            volunteer,
                            entry == null ? null : entry.toString(),
                            statement,
                            command.actor(),
                            draft.now(),
                            DecisionStatus.OPEN,
                            null,
                            null,
                            null));
            draft.event("objection-raised", Objection.KIND, id.value(), Map.of());
            return id.value();
        }));
    }

    /**
     * Upholds an objection: the entry is corrected, or what is missing or was turned down is posted, in the same commit.
     *
     * @param command who decides, why, and under which key; not who raised it
     * @param id      the objection
     * @param record  the time as it was
     * @param rules   the policies in force
     * @return the new entry
     * @throws InvalidInput if the record is not the time of the volunteer who objects
     * @throws Refused if the objection is unknown, decided, or the decider's own, or the time breaks a rule
     */
    public EntryRef uphold(Command command, ObjectionId id, HourRecord record, AccrualRules rules) {
        command.requiredReason();
        RequestDigest content = RequestDigest.of("uphold-objection", id, record);
        String entry = runner.run("uphold-objection", command, content, draft -> {
            Versioned<Objection> before = draft.get(Objection.KIND, id);
            Objection objection = before.entity();
            draft.concerns(record.attribution());
            requireOpen(objection.status(), objection.raisedBy(), command);
            requireOf(objection, record);
            String wrong = objection.entry();
            EntryRef posted = wrong == null || isTurnedDown(draft, EntryRef.parse(wrong))
                    ? postOne(draft, record, rules, REVIEWED)
                    : Hours.correct(draft, EntryRef.parse(wrong), record, rules, OBJECTION_UPHELD);
            draft.replace(
                    Objection.KIND,
                    before,
                    objection.decided(DecisionStatus.APPROVED, command.actor(), draft.now(), posted));
            draft.event("objection-upheld", Objection.KIND, id.value(), Map.of());
            return posted.toString();
        });
        return EntryRef.parse(Objects.requireNonNull(entry, "an upheld objection answers an entry"));
    }

    /**
     * Rejects an objection.
     *
     * @param command who decides, why, and under which key; not who raised it
     * @param id      the objection
     * @throws Refused if the objection is unknown, decided, or the decider's own
     */
    public void reject(Command command, ObjectionId id) {
        command.requiredReason();
        runner.run("reject-objection", command, RequestDigest.of("reject-objection", id), draft -> {
            Versioned<Objection> before = draft.get(Objection.KIND, id);
            VolunteerId volunteer = before.entity().volunteer();
            draft.concerns(draft.get(Volunteer.KIND, volunteer).entity().area(), null);
            requireOpen(before.entity().status(), before.entity().raisedBy(), command);
            draft.replace(
                    Objection.KIND,
                    before,
                    before.entity().decided(DecisionStatus.REJECTED, command.actor(), draft.now(), null));
            draft.event("objection-rejected", Objection.KIND, id.value(), Map.of());
            return null;
        });
    }

    private static boolean isTurnedDown(Draft draft, EntryRef entry) {
        return LedgerWindow.whole(draft, List.of(entry.account()))
                .account(entry.account())
                .isTurnedDown(entry.sequence());
    }

    private static BackFill post(Draft draft, BackFill asked, AccrualRules rules, Review review) {
        EntryRef entry = postOne(draft, asked.record(), rules, review);
        return asked.decided(DecisionStatus.APPROVED, draft.command().actor(), draft.now(), entry);
    }

    private static EntryRef postOne(Draft draft, HourRecord record, AccrualRules rules, Review review) {
        RecordOutcome outcome =
                new RecordPosting(draft, rules, review).post(List.of(record)).get(0);
        if (outcome instanceof RecordOutcome.Rejected rejected) {
            throw rejected.error();
        }
        return EntryRef.of(Hours.entry(outcome));
    }

    private static void bar(Draft draft, VolunteerId volunteer) {
        BackFillBan ban = new BackFillBan(volunteer, draft.today());
        Optional<Versioned<BackFillBan>> before = draft.storage().find(BackFillBan.KIND, volunteer.value());
        before.ifPresentOrElse(
                earlier -> draft.replace(BackFillBan.KIND, earlier, ban), () -> draft.create(BackFillBan.KIND, ban));
    }

    /** Whoever is found to have made a false entry at this very moment is not let through either. */
    private static BackfillRule requireNotBanned(Draft draft, HourRecord record, AccrualRules rules) {
        BackfillRule rule = rules.policyFor(
                        record.time().day(), record.attribution().area())
                .backfill();
        VolunteerId volunteer = new VolunteerId(record.attribution().volunteer());
        List<Long> records = Stream.concat(
                        Stream.of(volunteer),
                        PersonMerges.givenUpFor(draft.storage(), List.of(volunteer)).values().stream()
                                .flatMap(List::stream))
                .map(VolunteerId::value)
                .toList();
        Map<Long, Versioned<BackFillBan>> bans = Pages.byId(draft.storage(), BackFillBan.KIND, records);
        records.forEach(id -> {
            Versioned<BackFillBan> ban = bans.get(id);
            draft.expect(BackFillBan.KIND, id, ban == null ? 0 : ban.version());
        });
        bans.values().stream()
                .map(ban -> ban.entity().foundOn())
                .max(Comparator.naturalOrder())
                .ifPresent(found -> {
                    long earned = earnedAfter(draft.storage(), volunteer, found);
                    if (rule.isBanned(found, draft.today(), earned)) {
                        throw new Refused(
                                HoursError.BANNED,
                                "A false entry was found on " + found + "; the volunteer is barred for "
                                        + rule.banDays()
                                        + " days and until " + rule.banMinutes() + " minutes are earned, of which "
                                        + earned
                                        + " are.",
                                Map.of("foundOn", found, "earned", earned));
                    }
                });
        return rule;
    }

    private static long earnedAfter(Storage storage, VolunteerId volunteer, LocalDate found) {
        EnumSet<Evidence> other = EnumSet.complementOf(EnumSet.of(Evidence.BACK_FILL));
        HourFilter filter = HourFilter.SERVICE
                .within(found.plusDays(1), null)
                .where(Dimension.VOLUNTEER, List.of(volunteer.value()))
                .where(
                        Dimension.EVIDENCE,
                        other.stream().map(each -> (long) each.code()).toList());
        HourTable table = storage.aggregate(HourQuery.of(List.of(), List.of(Measure.MINUTES), filter));
        return table.rows() == 0 ? 0 : table.value(0, 0);
    }

    private static void requireOf(Objection objection, HourRecord record) {
        if (record.attribution().volunteer() != objection.volunteer().value()) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The record is not the time of volunteer "
                            + objection.volunteer().value() + ", who objects.",
                    Map.of("volunteer", objection.volunteer().value()));
        }
    }

    private static void requireOwn(Draft draft, VolunteerId volunteer, EntryRef entry) {
        boolean own = entry.account().equals(volunteer.account())
                && entry.sequence()
                        <= draft.storage()
                                .accounts(List.of(entry.account()))
                                .get(0)
                                .version();
        if (!own) {
            throw new Refused(
                    HoursError.UNKNOWN_ENTRY,
                    "Entry " + entry + " is not one of volunteer " + volunteer.value() + ".",
                    Map.of("entry", entry.toString(), "volunteer", volunteer.value()));
        }
    }

    private static void requireOpen(BackfillRule rule, LocalDate day, LocalDate today) {
        if (!rule.isOpen(day, today)) {
            throw new Refused(
                    HoursError.TOO_LATE,
                    "Service on " + day + " cannot be entered on " + today + "; the window is " + rule.windowDays()
                            + " days.",
                    Map.of("day", day, "today", today, "windowDays", rule.windowDays()));
        }
    }

    private static void requireOpen(DecisionStatus status, String askedBy, Command command) {
        if (status != DecisionStatus.OPEN) {
            throw new Refused(HoursError.ALREADY_DECIDED, "The request is " + status + ".", Map.of("status", status));
        }
        if (askedBy.equals(command.actor())) {
            throw new Refused(HoursError.OWN_REQUEST, "Nobody decides on a request of their own.", Map.of());
        }
    }
}
