package org.volunteerledger.hours;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;

/** Posts to the ledger, and reads from it. Nothing is ever changed or deleted: corrections are more entries. Thread-safe. */
public final class Hours {

    /** The most records of one call. */
    public static final int MAX_RECORDS = 5_000;

    /** The most activities of one review. */
    public static final int MAX_ACTIVITIES = 500;

    private final CommandRunner runner;

    private Hours(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Hours over(CommandRunner runner) {
        return new Hours(runner);
    }

    /**
     * Posts one record.
     *
     * @param command who asks, and under which key
     * @param record  the time
     * @param rules   the policies in force
     * @return the entry
     * @throws org.volunteerledger.error.LedgerException as {@link #record} says in the outcome
     */
    public EntryRef post(Command command, HourRecord record, AccrualRules rules) {
        RecordOutcome outcome = record(command, List.of(record), rules).get(0);
        if (outcome instanceof RecordOutcome.Rejected rejected) {
            throw rejected.error();
        }
        return EntryRef.of(entry(outcome));
    }

    /**
     * Posts several records in one commit. Each stands alone: one that breaks a rule is rejected, one that is in the ledger under its
     * key already is skipped, the others are accepted.
     *
     * @param command who asks, and under which key
     * @param records the time, at most {@value #MAX_RECORDS}
     * @param rules   the policies in force
     * @return what became of each, in order. Rejected are: references to unknown records ({@link HoursError#UNKNOWN_REFERENCE}),
     *     time that overlaps ({@link HoursError#OVERLAP}) or is not over yet ({@link HoursError#FUTURE}), volunteers who had left
     *     ({@link HoursError#NOT_REGISTERED}), teams that were dissolved by the day ({@link HoursError#TEAM_DISSOLVED}), and keys that
     *     belong to other content ({@link org.volunteerledger.storage.StorageError#ENTRY_KEY_REUSED}). A command that is sent again writes nothing more: what
     *     it posted is skipped, and what could be posted only now is rejected ({@link HoursError#REJECTED_BEFORE})
     */
    public List<RecordOutcome> record(Command command, List<HourRecord> records, AccrualRules rules) {
        Check.range("records", records.size(), 0, MAX_RECORDS);
        List<HourRecord> copy = List.copyOf(records);
        List<RecordOutcome> outcomes = new ArrayList<>();
        RequestDigest content = RequestDigest.of("record-hours").add(copy);
        String change = runner.run("record-hours", command, content, draft -> {
            outcomes.clear();
            outcomes.addAll(new RecordPosting(draft, rules, Review.NONE).post(copy));
            return Long.toString(draft.changeId());
        });
        boolean written = outcomes.stream()
                .allMatch(outcome -> !(outcome instanceof RecordOutcome.Accepted accepted)
                        || Long.toString(accepted.entry().change()).equals(change));
        return written
                ? List.copyOf(outcomes)
                : RecordPosting.afterReplay(runner.storage(), runner.zone(), copy, outcomes, rules);
    }

    /**
     * Reviews the attendance of activities: every enrolment with a check-in is accrued under the policy in force and posted, in one
     * commit. What a policy holds back until somebody decides stays open, or is posted in part, and is taken up again by a review
     * with a decision. Whoever was there counts as a participation, also if the policy credits no minute; of whom a decision turns
     * down, with {@linkplain Review#atMost(int) at most 0 minutes}, nothing counts, and the entries say so.
     *
     * @param command    who reviews, and under which key
     * @param activities the activities, at most {@value #MAX_ACTIVITIES}
     * @param rules      the policies in force
     * @param decisions  decisions about single enrolments; one about an enrolment that was reviewed before takes back what was posted
     *                   for it and posts anew, if that makes a difference
     * @return what it brought
     * @throws Refused if an activity is unknown, a decision is about an enrolment without attendance in them
     *     ({@link HoursError#NOTHING_TO_REVIEW}), posted time would overlap ({@link HoursError#OVERLAP}), or the team of an activity was
     *     dissolved by the day ({@link HoursError#TEAM_DISSOLVED}), which {@link org.volunteerledger.service.Services#editPlan} mends
     */
    public ReviewSummary review(
            Command command,
            Collection<ActivityId> activities,
            AccrualRules rules,
            Map<EnrolmentId, Review> decisions) {
        Check.range("activities", activities.size(), 1, MAX_ACTIVITIES);
        List<ActivityId> ids = activities.stream().distinct().toList();
        Map<EnrolmentId, Review> decided = Map.copyOf(decisions);
        Map<Long, Review> ordered = new TreeMap<>();
        decided.forEach((enrolment, decision) -> ordered.put(enrolment.value(), decision));
        RequestDigest content = RequestDigest.of("review-attendance", ids, ordered);
        String summary = runner.run("review-attendance", command, content, draft -> {
            ReviewSummary done = new AttendancePosting(draft, rules, decided).post(ids);
            ids.forEach(id -> draft.event(
                    "attendance-reviewed", org.volunteerledger.service.Activity.KIND, id.value(), Map.of()));
            return done.format();
        });
        return ReviewSummary.parse(Objects.requireNonNull(summary, "a review answers a summary"));
    }

    /**
     * Takes a grant back. If other time of the same person counts towards the same activity and day, that takes over the
     * participation.
     *
     * @param command who asks, why, and under which key
     * @param entry   the grant
     * @param reason  a code for the reason, such as {@code FALSE_ENTRY}; at most 64 code points
     * @return the void
     * @throws Refused if there is no such grant, or it was taken back before ({@link HoursError#ALREADY_VOIDED})
     */
    public EntryRef takeBack(Command command, EntryRef entry, String reason) {
        command.requiredReason();
        Check.text("reason", reason, 64);
        RequestDigest content = RequestDigest.of("void-hours", entry, reason);
        return run("void-hours", command, content, draft -> {
            LedgerWindow window = LedgerWindow.whole(draft, List.of(entry.account()));
            requireGrant(window, entry);
            return EntryRef.of(window.takeBack(entry.account(), entry.sequence(), reason));
        });
    }

    /**
     * Corrects a grant: takes it back and posts a record in its place, in one commit. Whoever corrects decides for the organiser, so
     * time that the policy credits after the organiser's review is credited.
     *
     * @param command     who asks, why, and under which key
     * @param entry       the grant
     * @param replacement the time as it was; of the same account
     * @param rules       the policies in force
     * @param reason      a code for the reason, such as {@code OBJECTION_UPHELD}; at most 64 code points
     * @return the new grant
     * @throws Refused if there is no such grant, it was taken back before, or the replacement breaks a rule; then nothing changes
     * @throws InvalidInput if the replacement belongs to another account
     */
    public EntryRef correct(
            Command command, EntryRef entry, HourRecord replacement, AccrualRules rules, String reason) {
        command.requiredReason();
        Check.text("reason", reason, 64);
        RequestDigest content = RequestDigest.of("correct-hours", entry, replacement, reason);
        return run("correct-hours", command, content, draft -> correct(draft, entry, replacement, rules, reason));
    }

    /**
     * Credited time goes with a person to another record, by postings.
     *
     * @return what moves it, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new HourMover();
    }

    /**
     * The state of an account.
     *
     * @param account a volunteer's or an activity's account
     * @return version, head and totals
     */
    public AccountState account(AccountId account) {
        return runner.storage().accounts(List.of(account)).get(0);
    }

    /**
     * All entries of an account, voids included, in order.
     *
     * @param account the account
     * @return the entries; their minutes add up to the account's totals
     */
    public List<HourEntry> entries(AccountId account) {
        List<HourEntry> entries = new ArrayList<>();
        Pages.visitEntries(runner.storage(), EntryFilter.of(List.of(account)), entries::add);
        return entries;
    }

    static EntryRef correct(Draft draft, EntryRef entry, HourRecord replacement, AccrualRules rules, String reason) {
        if (!RecordPosting.account(replacement).equals(entry.account())) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The replacement of entry " + entry + " belongs to account "
                            + RecordPosting.account(replacement).value() + ".",
                    Map.of("entry", entry.toString()));
        }
        LedgerWindow window = LedgerWindow.whole(draft, List.of(entry.account()));
        requireGrant(window, entry);
        window.takeBack(entry.account(), entry.sequence(), reason);
        return EntryRef.of(new RecordPosting(draft, rules, Review.approvedBy(ReviewLevel.ORGANISER))
                .replace(replacement, window, reason));
    }

    private EntryRef run(String name, Command command, RequestDigest content, Function<Draft, EntryRef> decision) {
        String answer = runner.run(
                name, command, content, draft -> decision.apply(draft).toString());
        return EntryRef.parse(Objects.requireNonNull(answer, "the command answers an entry"));
    }

    private static void requireGrant(LedgerWindow window, EntryRef entry) {
        if (window.account(entry.account()).isVoid(entry.sequence())) {
            throw new Refused(
                    HoursError.NOT_A_GRANT, "Entry " + entry + " is a void.", Map.of("entry", entry.toString()));
        }
    }

    static HourEntry entry(RecordOutcome outcome) {
        if (outcome instanceof RecordOutcome.Accepted accepted) {
            return accepted.entry();
        }
        return ((RecordOutcome.Skipped) outcome).entry();
    }
}
