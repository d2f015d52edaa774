package org.volunteerledger.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.Accrual;
import org.volunteerledger.hours.accrual.AccrualCalculator;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.Attendance;
import org.volunteerledger.hours.accrual.CheckInPair;
import org.volunteerledger.hours.accrual.PriorCredit;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.AttendanceReview;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Team;

/** Turns the attendance of some activities into entries, in one attempt. */
final class AttendancePosting {

    private static final Set<EnrolmentStatus> TO_REVIEW =
            EnumSet.of(EnrolmentStatus.ATTENDED, EnrolmentStatus.CHECKED_IN, EnrolmentStatus.REVIEWED);

    private static final String REVIEWED_AGAIN = "REVIEWED_AGAIN";

    private final Draft draft;
    private final AccrualRules rules;
    private final Map<EnrolmentId, Review> decisions;
    private final Map<Long, Team> teams = new HashMap<>();

    AttendancePosting(Draft draft, AccrualRules rules, Map<EnrolmentId, Review> decisions) {
        this.draft = draft;
        this.rules = rules;
        this.decisions = decisions;
    }

    ReviewSummary post(Collection<ActivityId> ids) {
        Map<Long, Activity> activities = draft.relyAll(Activity.KIND, ids);
        activities
                .values()
                .forEach(activity -> draft.concerns(
                        activity.plan().affiliation().area(),
                        activity.plan().affiliation().organisation()));
        List<Versioned<Enrolment>> enrolments = enrolments(activities);
        requireDecided(enrolments);
        teams.putAll(ReferenceCheck.teams(
                draft.storage(),
                activities.values().stream()
                        .map(activity -> activity.plan().affiliation().team().value())
                        .collect(Collectors.toSet())));
        LedgerWindow window = window(activities, enrolments);
        Map<Place, Map<LocalDate, Integer>> held = new HashMap<>();
        ReviewSummary summary = ReviewSummary.NOTHING;
        for (Versioned<Enrolment> item : enrolments) {
            Enrolment enrolment = item.entity();
            Activity activity =
                    Objects.requireNonNull(activities.get(enrolment.activity().value()));
            Place place = new Place(enrolment.volunteer(), enrolment.activity());
            summary = summary.plus(post(item, activity, window, held.computeIfAbsent(place, each -> new HashMap<>())));
        }
        return summary;
    }

    /** A decision that has no effect would look like one that was saved. */
    private void requireDecided(List<Versioned<Enrolment>> enrolments) {
        Set<EnrolmentId> attended =
                enrolments.stream().map(item -> item.entity().id()).collect(Collectors.toSet());
        decisions.keySet().stream()
                .filter(id -> !attended.contains(id))
                .min(Comparator.comparingLong(EnrolmentId::value))
                .ifPresent(id -> {
                    throw new Refused(
                            HoursError.NOTHING_TO_REVIEW,
                            "Enrolment " + id.value() + " has no attendance in the activities under review.",
                            Map.of("enrolment", id.value()));
                });
    }

    /** Those with attendance, in the order in which it began; reviewed ones only if there is a new decision about them. */
    private List<Versioned<Enrolment>> enrolments(Map<Long, Activity> activities) {
        // Nearly all enrolments of an activity qualify, and nearly all of a ledger: a database that was asked for the
        // status too might go by its index, through everything that was ever reviewed.
        Filter filter = Filter.in(Enrolment.ACTIVITY, activities.keySet());
        return Pages.all(draft.storage(), Enrolment.KIND, filter).stream()
                .filter(item -> TO_REVIEW.contains(item.entity().status())
                        && !item.entity().attendances().isEmpty()
                        && (item.entity().status() != EnrolmentStatus.REVIEWED
                                || decisions.containsKey(item.entity().id())))
                .sorted(Comparator.comparing((Versioned<Enrolment> item) -> firstCheckIn(item.entity()))
                        .thenComparingLong(Versioned::id))
                .toList();
    }

    private LedgerWindow window(Map<Long, Activity> activities, List<Versioned<Enrolment>> enrolments) {
        Set<AccountId> accounts = new HashSet<>();
        List<LocalDate> days = new ArrayList<>();
        boolean caps = false;
        for (Versioned<Enrolment> item : enrolments) {
            Enrolment enrolment = item.entity();
            accounts.add(enrolment.volunteer().account());
            Activity activity =
                    Objects.requireNonNull(activities.get(enrolment.activity().value()));
            for (var attendance : enrolment.attendances()) {
                LocalDate day = day(attendance.in().at());
                days.add(day);
                caps |= policy(activity, day).limits().capsActivity();
            }
        }
        if (caps) {
            return LedgerWindow.whole(draft, accounts);
        }
        LocalDate first = days.stream().min(LocalDate::compareTo).orElse(draft.today());
        LocalDate last = days.stream().max(LocalDate::compareTo).orElse(draft.today());
        return LedgerWindow.around(draft, accounts, first, last);
    }

    private ReviewSummary post(
            Versioned<Enrolment> item, Activity activity, LedgerWindow window, Map<LocalDate, Integer> held) {
        Enrolment enrolment = item.entity();
        Review decision = decisions.getOrDefault(enrolment.id(), Review.NONE);
        AccountWindow account = window.account(enrolment.volunteer().account());
        AttendanceReview earlier = enrolment.review();
        List<HourEntry> standing = earlier == null ? List.of() : account.standing(earlier.entries());
        Decided decided = decide(enrolment, activity, decision, account.effectiveWithout(standing), held);
        if (decided.grants.isEmpty() && earlier == null) {
            return ReviewSummary.onlyWaiting();
        }
        if (earlier == null || !isSame(earlier, standing, decided)) {
            if (earlier != null) {
                window.takeBackAll(account.id(), earlier.entries(), REVIEWED_AGAIN);
            }
            if (!decided.turnedDown) {
                requireTeam(activity, decided.grants);
            }
            List<Long> entries = decided.grants.stream()
                    .map(grant -> (decided.turnedDown ? window.turnDown(grant) : window.grant(grant)).sequence())
                    .toList();
            AttendanceReview review = new AttendanceReview(draft.command().actor(), draft.now(), entries);
            draft.replace(Enrolment.KIND, item, enrolment.reviewed(review));
        }
        return ReviewSummary.ofOne(decided.credited, decided.pending);
    }

    private void requireTeam(Activity activity, List<Grant> grants) {
        Team team = Objects.requireNonNull(
                teams.get(activity.plan().affiliation().team().value()), "an activity has a team");
        grants.forEach(
                grant -> ReferenceCheck.requireNotDissolved(team, grant.time().day()));
    }

    /** What an enrolment brings, if what stands of an earlier review of it counted no longer. */
    private Decided decide(
            Enrolment enrolment,
            Activity activity,
            Review decision,
            List<HourEntry> effective,
            Map<LocalDate, Integer> held) {
        PriorCredit prior = prior(activity, effective, held);
        List<Grant> grants = new ArrayList<>();
        long credited = 0;
        boolean pending = false;
        for (List<CheckInPair> pairs : AttendanceParts.together(enrolment, activity, draft.zone())) {
            AccrualPolicy policy = policy(activity, day(pairs.get(0).checkIn()));
            Accrual accrual = AccrualCalculator.of(policy, draft.zone())
                    .accrue(Attendance.of(pairs), AttendanceParts.plan(activity, enrolment.shift()), prior, decision);
            prior = prior.plus(accrual);
            pending |= accrual.review() != ReviewLevel.NONE;
            if (accrual.creditedMinutes() == 0 && accrual.review() != ReviewLevel.NONE) {
                accrual.checkInsByDay().forEach((day, count) -> held.merge(day, count, Integer::sum));
                continue;
            }
            for (PairCredit credit :
                    PairCredit.spread(pairs, accrual, AttendanceParts.plannedEnd(activity, enrolment), draft.zone())) {
                grants.add(grant(enrolment, activity, credit, policy, grants.size()));
            }
            credited += accrual.creditedMinutes();
        }
        return new Decided(grants, credited, pending, decision.turnsDown());
    }

    /** Whether an earlier review came to the same; entries that were taken back since are not the same. */
    private static boolean isSame(AttendanceReview earlier, List<HourEntry> standing, Decided decided) {
        if (decided.turnedDown) {
            return standing.isEmpty() && !earlier.entries().isEmpty();
        }
        boolean same = standing.size() == decided.grants.size();
        for (int i = 0; same && i < standing.size(); i++) {
            same = decided.grants.get(i).gives(standing.get(i));
        }
        return same;
    }

    private Grant grant(Enrolment enrolment, Activity activity, PairCredit credit, AccrualPolicy policy, int index) {
        boolean again = enrolment.review() != null;
        return new Grant(
                enrolment.volunteer().account(),
                Grant.attendanceKey(enrolment.id(), index, again ? draft.changeId() : null),
                activity.attribution(enrolment.volunteer()),
                activity.plan().book(),
                evidence(enrolment),
                ServiceTime.between(credit.start(), credit.end(), draft.zone()),
                credit.minutes(),
                0,
                0,
                credit.reductions(),
                policy.id(),
                again ? REVIEWED_AGAIN : null);
    }

    /** What was credited before, and the pairs that were: those in the ledger, and those that this review holds back. */
    private PriorCredit prior(Activity activity, List<HourEntry> effective, Map<LocalDate, Integer> held) {
        long id = activity.id().value();
        Map<LocalDate, Integer> checkIns = new HashMap<>(held);
        CreditedDays.checkIns(effective, id).forEach((day, pairs) -> checkIns.merge(day, pairs, Integer::sum));
        return CreditedDays.of(effective, activity.plan().book(), id, checkIns, draft.zone());
    }

    private AccrualPolicy policy(Activity activity, LocalDate day) {
        return activity.plan().book() == org.volunteerledger.ledger.Book.TRAINING
                ? AccrualPolicy.DEFAULT
                : rules.policyFor(day, activity.plan().affiliation().area().value());
    }

    private static Evidence evidence(Enrolment enrolment) {
        boolean checkedIn = enrolment.attendances().stream()
                .allMatch(each -> each.in().evidence() == Evidence.CHECK_IN
                        && each.out() != null
                        && each.out().evidence() == Evidence.CHECK_IN);
        return checkedIn ? Evidence.CHECK_IN : Evidence.LEADER;
    }

    private static Instant firstCheckIn(Enrolment enrolment) {
        return enrolment.attendances().get(0).in().at();
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(draft.zone()).toLocalDate();
    }

    private record Place(VolunteerId volunteer, ActivityId activity) {}

    /**
     * What a review of one enrolment comes to.
     *
     * @param grants     one for each pair that is not held back
     * @param turnedDown whether nobody is to be counted as having been there
     */
    private record Decided(List<Grant> grants, long credited, boolean pending, boolean turnedDown) {}
}
