package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** How honours are given: nomination, review, public notice with objections, award. Thread-safe. */
public final class Selections {

    /** The most honours of one command. */
    public static final int MAX_HONOURS = IdList.MAX_IDS;

    /** For how many years before the present one somebody can be nominated. */
    public static final int MAX_YEARS_BACK = 10;

    private final CommandRunner runner;

    private Selections(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Selections over(CommandRunner runner) {
        return new Selections(runner);
    }

    /**
     * Honours stay with the record of a person that is given up; two records are not merged while both are candidates for one honour, or
     * one is and the other holds it ({@link HonourError#ALREADY_NOMINATED}).
     *
     * @return what refuses that, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mergeGuard() {
        return new Candidacies.Guard();
    }

    /**
     * Nominates somebody, under the rules of the day.
     *
     * @param command    who nominates, and under which key
     * @param nomination whom, for what
     * @return the id of the honour to be
     * @throws Refused if the kind, area or recipient is unknown, the kind is not given by selection today
     *     ({@link HonourError#NOT_BY_SELECTION}), the year lies ahead or more than {@value #MAX_YEARS_BACK} years back
     *     ({@link HonourError#WRONG_YEAR}), or the recipient is a candidate or holder already, under whatever record
     *     ({@link HonourError#ALREADY_NOMINATED}), or a person who was forgotten or is found under another record
     */
    public HonourId nominate(Command command, Nomination nomination) {
        RequestDigest content = RequestDigest.of("nominate-for-honour", nomination);
        try {
            return new HonourId(runner.runForId("nominate-for-honour", command, content, draft -> {
                HonourKind kind = draft.get(HonourKind.KIND, nomination.kind()).entity();
                draft.concerns(nomination.area(), kind.body().organisation());
                requireSelected(kind, draft.today());
                requireYear(nomination.year(), draft.today());
                Recipients.requireKnown(draft, List.of(nomination.recipient(), Recipient.community(nomination.area())));
                HonourRules rules = HonourPolicies.find(
                                draft.storage(), nomination.kind(), nomination.area(), draft.today())
                        .map(DatedRules.Holding::rules)
                        .orElse(HonourRules.DEFAULT);
                Honour honour = nominated(draft, nomination, kind, rules);
                Candidacies.requireOnce(draft, List.of(honour));
                draft.create(Honour.KIND, honour);
                HonourRecords.event(draft, "honour-nominated", honour);
                return honour.id().value();
            }));
        } catch (Refused e) {
            throw e.code() == StorageError.KEY_TAKEN ? alreadyNominated(nomination) : e;
        }
    }

    private static Honour nominated(Draft draft, Nomination nomination, HonourKind kind, HonourRules rules) {
        return new Honour(
                new HonourId(draft.newId()),
                kind.id(),
                kind.level(),
                kind.body(),
                nomination.year(),
                nomination.area(),
                nomination.recipient(),
                HonourBasis.SELECTION,
                HonourStatus.NOMINATED,
                nomination.grounds(),
                draft.command().actor(),
                draft.now(),
                Selection.under(rules),
                null,
                null,
                null,
                null);
    }

    /**
     * Reviews a nomination. With as many reviewers in favour as the rules ask for it is endorsed, with as many against it is turned down.
     *
     * @param command   who reviews, why, and under which key
     * @param id        the honour
     * @param supports  whether the reviewer is in favour
     * @param volunteer which volunteer the reviewer is, or null if none
     * @return where the nomination stands now
     * @throws Refused if it is unknown or not under review, the reviewer's own ({@link HonourError#OWN_NOMINATION}), about the reviewer
     *     ({@link HonourError#ABOUT_ONESELF}), or the reviewer has reviewed it before, under whatever name
     *     ({@link HonourError#ALREADY_REVIEWED})
     */
    public HonourStatus review(Command command, HonourId id, boolean supports, @Nullable VolunteerId volunteer) {
        RequestDigest content = RequestDigest.of("review-honour", id, supports, volunteer);
        String status = runner.run("review-honour", command, content, draft -> {
            Versioned<Honour> before = HonourRecords.read(draft, id);
            Honour honour = before.entity();
            honour.take(HonourStep.REVIEW);
            Fairness.requireImpartial(draft, honour, volunteer);
            Selection selection = honour.requireSelection()
                    .with(new HonourReview(command.actor(), volunteer, supports, draft.now(), command.reason()));
            HonourStep verdict = selection.verdict();
            Honour reviewed = honour.with(selection);
            Honour after = verdict == HonourStep.TURN_DOWN
                    ? reviewed.ended(verdict, draft.today(), command.actor(), "turned down by the reviewers")
                    : reviewed.take(verdict);
            draft.replace(Honour.KIND, before, after);
            HonourRecords.event(draft, "honour-reviewed", after);
            return after.status().name();
        });
        return HonourStatus.valueOf(Objects.requireNonNull(status, "a review answers a status"));
    }

    /**
     * Takes a nomination, or a claim that was not verified yet, back.
     *
     * @param command who asks, why, and under which key
     * @param id      the honour
     * @throws Refused if it is unknown, awarded or over
     */
    public void withdraw(Command command, HonourId id) {
        String reason = command.requiredReason();
        runner.run("withdraw-honour", command, RequestDigest.of("withdraw-honour", id), draft -> {
            Versioned<Honour> before = HonourRecords.read(draft, id);
            Honour after = before.entity().ended(HonourStep.WITHDRAW, draft.today(), command.actor(), reason);
            draft.replace(Honour.KIND, before, after);
            HonourRecords.event(draft, "honour-withdrawn", after);
            return null;
        });
    }

    /**
     * Starts the public notice of endorsed nominations, today. It ends as many days later as the rules of each say.
     *
     * @param command  who asks, and under which key
     * @param ids      the honours, 1 to {@value #MAX_HONOURS}
     * @param calendar the working days, for rules that count in them
     * @return the last day of the notice of each
     * @throws Refused if one of them is unknown or not endorsed; none is announced then
     */
    public Map<HonourId, LocalDate> announce(Command command, Collection<HonourId> ids, WorkingDays calendar) {
        List<HonourId> sorted = HonourRecords.sorted(ids);
        runner.run("announce-honours", command, RequestDigest.of("announce-honours", sorted, calendar), draft -> {
            for (Versioned<Honour> before : HonourRecords.readAll(draft, sorted)) {
                Honour honour = before.entity().take(HonourStep.ANNOUNCE);
                Selection selection = honour.requireSelection();
                LocalDate until = selection.rules().lastDayOfNotice(draft.today(), calendar);
                Honour after = honour.with(selection.announced(draft.today(), until));
                draft.replace(Honour.KIND, before, after);
                HonourRecords.event(draft, "honour-announced", after);
            }
            return null;
        });
        Map<HonourId, LocalDate> ends = new TreeMap<>(Comparator.comparingLong(HonourId::value));
        runner.storage()
                .findAll(Honour.KIND, sorted.stream().map(HonourId::value).toList())
                .forEach(each -> ends.put(
                        each.entity().id(),
                        Objects.requireNonNull(
                                each.entity().requireSelection().noticeUntil(), "the notice has an end")));
        return ends;
    }

    /**
     * Objects to an honour that is in public notice.
     *
     * @param command   who objects, and under which key
     * @param id        the honour
     * @param statement what speaks against it; at most 500 code points, and not for personal data
     * @return the id of the objection
     * @throws Refused if the honour is unknown or not in public notice, the notice is over ({@link HonourError#NOTICE_OVER}), or too
     *     many objections wait ({@link HonourError#TOO_MANY_OBJECTIONS})
     */
    public HonourObjectionId object(Command command, HonourId id, String statement) {
        RequestDigest content = RequestDigest.of("object-to-honour", id, statement);
        return new HonourObjectionId(runner.runForId("object-to-honour", command, content, draft -> {
            Versioned<Honour> before = HonourRecords.read(draft, id);
            Honour honour = before.entity().take(HonourStep.OBJECT);
            Selection selection = honour.requireSelection();
            if (draft.today().isAfter(lastDay(selection))) {
                throw HonourRecords.refused(
                        HonourError.NOTICE_OVER,
                        honour,
                        "The public notice of honour " + id.value() + " ended on " + lastDay(selection) + ".");
            }
            if (selection.openObjections() == Selection.MAX_OPEN_OBJECTIONS) {
                throw HonourRecords.refused(
                        HonourError.TOO_MANY_OBJECTIONS,
                        honour,
                        Selection.MAX_OPEN_OBJECTIONS + " objections to honour " + id.value() + " wait.");
            }
            HonourObjection objection = new HonourObjection(
                    new HonourObjectionId(draft.newId()),
                    id,
                    statement,
                    command.actor(),
                    draft.now(),
                    DecisionStatus.OPEN,
                    null,
                    null,
                    null);
            draft.create(HonourObjection.KIND, objection);
            draft.replace(Honour.KIND, before, honour.with(selection.objections(selection.openObjections() + 1)));
            HonourRecords.event(draft, "honour-objected-to", honour);
            return objection.id().value();
        }));
    }

    /**
     * Decides an objection. If it is upheld, the nomination is turned down for the reason that the command gives.
     *
     * @param command who decides, why, and under which key; not who objected or nominated
     * @param id      the objection
     * @param uphold  whether it is upheld
     * @throws Refused if it is unknown or decided ({@link HonourError#ALREADY_DECIDED}), the decider's own
     *     ({@link HonourError#OWN_OBJECTION}), against a nomination of the decider ({@link HonourError#OWN_NOMINATION}), or the honour
     *     is not in public notice any more
     */
    public void decide(Command command, HonourObjectionId id, boolean uphold) {
        String reason = command.requiredReason();
        RequestDigest content = RequestDigest.of("decide-honour-objection", id, uphold);
        runner.run("decide-honour-objection", command, content, draft -> {
            Versioned<HonourObjection> objection = draft.get(HonourObjection.KIND, id);
            Fairness.requireDecidable(objection.entity(), command);
            Versioned<Honour> before =
                    HonourRecords.read(draft, objection.entity().honour());
            Fairness.requireNotOwn(before.entity(), command);
            Selection selection = before.entity().requireSelection();
            Honour counted = before.entity().with(selection.objections(selection.openObjections() - 1));
            Honour after = uphold
                    ? counted.ended(HonourStep.TURN_DOWN, draft.today(), command.actor(), reason)
                    : counted.take(HonourStep.DISMISS);
            DecisionStatus decision = uphold ? DecisionStatus.APPROVED : DecisionStatus.REJECTED;
            draft.replace(
                    HonourObjection.KIND,
                    objection,
                    objection.entity().decided(decision, command.actor(), draft.now(), reason));
            draft.replace(Honour.KIND, before, after);
            HonourRecords.event(draft, uphold ? "honour-objection-upheld" : "honour-objection-dismissed", after);
            return null;
        });
    }

    /**
     * Awards honours whose public notice is over, today, in the order of their ids. If the quota does not suffice for all of them, none
     * is awarded.
     *
     * @param command who asks, and under which key
     * @param ids     the honours, 1 to {@value #MAX_HONOURS}, all of one kind and year
     * @throws InvalidInput if they are not all of one kind and year
     * @throws Refused if one of them is unknown or not in public notice, its notice still runs ({@link HonourError#NOTICE_RUNNING}),
     *     objections to it wait ({@link HonourError#OBJECTIONS_OPEN}), or the quota of the year is used up
     *     ({@link HonourError#QUOTA_FULL})
     */
    public void award(Command command, Collection<HonourId> ids) {
        List<HonourId> sorted = HonourRecords.sorted(ids);
        runner.run("award-honours", command, RequestDigest.of("award-honours", sorted), draft -> {
            List<Versioned<Honour>> honours = HonourRecords.readAll(draft, sorted);
            Honour first = honours.get(0).entity();
            // Read before anything is counted: an award that the count does not see moves its version.
            Versioned<AwardRegister> register = draft.get(AwardRegister.KIND, first.kind());
            honours.forEach(each -> requireAwardable(each.entity(), first, draft.today()));
            Quota.require(draft, honours.stream().map(Versioned::entity).toList());
            long number = register.entity().issued();
            for (Versioned<Honour> before : honours) {
                Honour after = before.entity().awarded(HonourStep.AWARD, draft.today(), ++number);
                draft.replace(Honour.KIND, before, after);
                HonourRecords.event(draft, "honour-awarded", after);
            }
            draft.replace(AwardRegister.KIND, register, new AwardRegister(first.kind(), number));
            return null;
        });
    }

    private static void requireAwardable(Honour honour, Honour first, LocalDate today) {
        if (!honour.kind().equals(first.kind()) || honour.year() != first.year()) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Honours that are awarded together are of one kind and year.",
                    Map.of("honour", honour.id().value(), "other", first.id().value()));
        }
        honour.take(HonourStep.AWARD);
        Selection selection = honour.requireSelection();
        if (!today.isAfter(lastDay(selection))) {
            throw HonourRecords.refused(
                    HonourError.NOTICE_RUNNING,
                    honour,
                    "The public notice of honour " + honour.id().value() + " ends on " + lastDay(selection) + ".");
        }
        if (selection.openObjections() > 0) {
            throw HonourRecords.refused(
                    HonourError.OBJECTIONS_OPEN,
                    honour,
                    selection.openObjections() + " objections to honour "
                            + honour.id().value() + " wait for a decision.");
        }
    }

    private static void requireSelected(HonourKind kind, LocalDate day) {
        if (!kind.isSelectedOn(day)) {
            throw new Refused(
                    HonourError.NOT_BY_SELECTION,
                    "Honours of kind " + kind.id().value() + " are not given by selection on " + day + ".",
                    Map.of("kind", kind.id().value(), "day", day));
        }
    }

    private static void requireYear(int year, LocalDate today) {
        if (year > today.getYear() || year < today.getYear() - MAX_YEARS_BACK) {
            throw new Refused(
                    HonourError.WRONG_YEAR,
                    "Nobody is nominated for " + year + " on " + today + ".",
                    Map.of("year", year, "today", today));
        }
    }

    private static LocalDate lastDay(Selection selection) {
        return Check.given("noticeUntil", selection.noticeUntil());
    }

    private static Refused alreadyNominated(Nomination nomination) {
        return new Refused(
                HonourError.ALREADY_NOMINATED,
                "The recipient is a candidate for, or holds, the honour of kind "
                        + nomination.kind().value() + " of " + nomination.year() + ".",
                Map.of("kind", nomination.kind().value(), "year", nomination.year()));
    }
}
