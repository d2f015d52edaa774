package org.volunteerledger.service;

import com.google.common.collect.Lists;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.GuardianConsent;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * Whether minors may have the places that one decision gives them. For adults nothing is read. What a place rests on, the plan, the
 * consent and the place of the companion, must not move until the commit.
 */
final class MinorChecks {

    private static final Set<EnrolmentStatus> PRESENT = EnumSet.of(
            EnrolmentStatus.ACCEPTED, EnrolmentStatus.CHECKED_IN, EnrolmentStatus.ATTENDED, EnrolmentStatus.REVIEWED);

    private final Draft draft;
    private final MinorAge ages;
    private final Map<Long, List<Versioned<GuardianConsent>>> consents = new HashMap<>();
    private final Map<ActivityId, Activity> activities = new HashMap<>();
    private final Map<PolicyKey, MinorPolicy> policies = new HashMap<>();
    private final Map<UniqueKey, EnrolmentStatus> decided = new HashMap<>();
    private final Map<UniqueKey, Optional<Versioned<Enrolment>>> stored = new HashMap<>();
    private final Map<VolunteerId, Volunteer> known = new HashMap<>();

    MinorChecks(Draft draft, MinorAge ages) {
        this.draft = draft;
        this.ages = ages;
    }

    /** Notes what the decision makes of an enrolment, which is not stored yet. */
    void note(ActivityId activity, int shift, VolunteerId volunteer, EnrolmentStatus status) {
        decided.put(Enrolment.once(activity, shift, volunteer), status);
    }

    /** Goes on with a consent as the decision has changed it. */
    void use(GuardianConsent changed) {
        loadConsents(List.of(changed.minor()));
        consents.computeIfPresent(
                changed.minor().value(),
                (minor, all) -> all.stream()
                        .map(each -> each.id() == changed.id().value()
                                ? new Versioned<>(each.id(), each.version(), changed)
                                : each)
                        .toList());
    }

    /** Goes on with an activity as the decision has changed it, and writes it itself. */
    void use(Activity changed) {
        activities.put(changed.id(), changed);
    }

    /** Reads what the minors among many volunteers need, with the calls for one. */
    void load(Collection<Volunteer> volunteers) {
        loadConsents(volunteers.stream()
                .filter(volunteer -> ages.on(volunteer, draft.today()).isPresent())
                .map(Volunteer::id)
                .toList());
    }

    /**
     * Why a volunteer may not have a place, or wait for one.
     *
     * @param place whether the volunteer has the place; then a companion must have one as well, and may not just wait too
     * @return the refusal, or empty for adults and minors for whom everything is in order
     */
    Optional<Refused> problem(Volunteer volunteer, ActivityId activity, ShiftPlaces shift, boolean place) {
        LocalDate day = shift.time().start().atZone(draft.zone()).toLocalDate();
        OptionalInt minor = ages.on(volunteer, day);
        if (minor.isEmpty()) {
            return Optional.empty();
        }
        int age = minor.getAsInt();
        ActivityPlan plan = activities
                .computeIfAbsent(activity, id -> draft.rely(Activity.KIND, id))
                .plan();
        MinorPolicy policy = policies.computeIfAbsent(
                new PolicyKey(plan.affiliation().area(), day), key -> policy(key.area(), key.day()));
        ServiceError code;
        if (age < policy.minAge()) {
            code = ServiceError.TOO_YOUNG;
        } else if (plan.precautionsOrNone().danger().compareTo(policy.highest()) > 0) {
            code = ServiceError.TOO_DANGEROUS;
        } else {
            code = missing(policy, age, day, new Seat(volunteer.id(), activity, shift.number(), place), plan);
        }
        return Optional.ofNullable(code).map(why -> refused(why, volunteer.id(), activity, day));
    }

    /** Why a volunteer may not serve where nobody can be named as company; empty as for {@link #problem}. */
    Optional<Refused> problemAlone(Volunteer volunteer, AreaId area, LocalDate day) {
        OptionalInt minor = ages.on(volunteer, day);
        if (minor.isEmpty()) {
            return Optional.empty();
        }
        int age = minor.getAsInt();
        MinorPolicy policy = policies.computeIfAbsent(new PolicyKey(area, day), key -> policy(key.area(), key.day()));
        boolean consentAsked = age < policy.consentBelow();
        boolean consentIsEnough = consentAsked && policy.safeguards() == MinorSafeguards.EITHER;
        ServiceError code = null;
        if (age < policy.minAge()) {
            code = ServiceError.TOO_YOUNG;
        } else if (age < policy.companyBelow() && !consentIsEnough) {
            code = ServiceError.NOT_ALONE;
        } else if (consentAsked && !hasConsent(volunteer.id(), day)) {
            code = ServiceError.CONSENT_MISSING;
        }
        return Optional.ofNullable(code)
                .map(why -> new Refused(
                        why,
                        "The rules on minors of area " + area.value() + " keep volunteer "
                                + volunteer.id().value() + " from serving alone on " + day + ".",
                        Map.of("volunteer", volunteer.id().value(), "area", area.value(), "day", day)));
    }

    private @Nullable ServiceError missing(MinorPolicy policy, int age, LocalDate day, Seat seat, ActivityPlan plan) {
        boolean consentAsked = age < policy.consentBelow();
        boolean companyAsked = age < policy.companyBelow();
        if (consentAsked && companyAsked && policy.safeguards() == MinorSafeguards.EITHER) {
            return hasConsent(seat.volunteer(), day) || hasCompany(seat, plan, day)
                    ? null
                    : ServiceError.CONSENT_OR_COMPANY_MISSING;
        }
        if (consentAsked && !hasConsent(seat.volunteer(), day)) {
            return ServiceError.CONSENT_MISSING;
        }
        return companyAsked && !hasCompany(seat, plan, day) ? ServiceError.COMPANY_MISSING : null;
    }

    private boolean hasConsent(VolunteerId minor, LocalDate day) {
        Optional<Versioned<GuardianConsent>> holding = consentsOf(minor).stream()
                .filter(consent -> consent.entity().holdsOn(day))
                .findFirst();
        holding.ifPresent(consent -> draft.expect(GuardianConsent.KIND, consent.id(), consent.version()));
        return holding.isPresent();
    }

    /** Whether an adult who may accompany the minor has a place in the same shift, or waits as the minor does. */
    private boolean hasCompany(Seat seat, ActivityPlan plan, LocalDate day) {
        Set<VolunteerId> companions =
                new LinkedHashSet<>(plan.precautionsOrNone().companions());
        consentsOf(seat.volunteer()).forEach(consent -> {
            VolunteerId guardian = consent.entity().guardian();
            if (guardian != null) {
                companions.add(guardian);
            }
        });
        companions.remove(seat.volunteer());
        loadVolunteers(companions);
        companions.removeIf(companion -> !isAdult(companion, day));
        loadEnrolments(seat, companions);
        return companions.stream().anyMatch(companion -> isThere(seat, companion));
    }

    private boolean isThere(Seat seat, VolunteerId companion) {
        UniqueKey key = Enrolment.once(seat.activity(), seat.shift(), companion);
        EnrolmentStatus now = decided.get(key);
        if (now != null) {
            return serves(seat, now);
        }
        Optional<Versioned<Enrolment>> found = stored.getOrDefault(key, Optional.empty())
                .filter(read -> serves(seat, read.entity().status()));
        found.ifPresent(read -> draft.expect(Enrolment.KIND, read.id(), read.version()));
        return found.isPresent();
    }

    private static boolean serves(Seat seat, EnrolmentStatus companion) {
        return PRESENT.contains(companion) || (!seat.place() && companion == EnrolmentStatus.WAITING);
    }

    private boolean isAdult(VolunteerId companion, LocalDate day) {
        Volunteer volunteer = known.get(companion);
        return volunteer != null && ages.on(volunteer, day).isEmpty();
    }

    private void loadVolunteers(Set<VolunteerId> companions) {
        List<Long> unread = companions.stream()
                .filter(companion -> !known.containsKey(companion))
                .map(VolunteerId::value)
                .toList();
        if (!unread.isEmpty()) {
            Pages.byId(draft.storage(), Volunteer.KIND, unread)
                    .values()
                    .forEach(read -> known.put(read.entity().id(), read.entity()));
        }
    }

    private void loadEnrolments(Seat seat, Set<VolunteerId> companions) {
        List<UniqueKey> unread = companions.stream()
                .map(companion -> Enrolment.once(seat.activity(), seat.shift(), companion))
                .filter(key -> !stored.containsKey(key))
                .toList();
        if (unread.isEmpty()) {
            return;
        }
        Map<UniqueKey, Long> owners = draft.storage().owners(unread);
        Map<Long, Versioned<Enrolment>> read = Pages.byId(draft.storage(), Enrolment.KIND, owners.values());
        unread.forEach(
                key -> stored.put(key, Optional.ofNullable(owners.get(key)).map(read::get)));
    }

    private List<Versioned<GuardianConsent>> consentsOf(VolunteerId minor) {
        loadConsents(List.of(minor));
        return consents.getOrDefault(minor.value(), List.of());
    }

    private void loadConsents(Collection<VolunteerId> minors) {
        List<Long> unread = minors.stream()
                .map(VolunteerId::value)
                .filter(minor -> !consents.containsKey(minor))
                .distinct()
                .toList();
        for (List<Long> part : Lists.partition(unread, Filter.MAX_VALUES)) {
            part.forEach(minor -> consents.put(minor, List.of()));
            Pages.visit(
                    draft.storage(),
                    GuardianConsent.KIND,
                    Filter.in(GuardianConsent.MINOR, part),
                    read -> consents.merge(read.entity().minor().value(), List.of(read), (all, one) -> {
                        List<Versioned<GuardianConsent>> more = new ArrayList<>(all);
                        more.addAll(one);
                        return more;
                    }));
        }
    }

    /** At most one read for each level of areas, and one for the rules. */
    private MinorPolicy policy(AreaId area, LocalDate day) {
        List<AreaId> path = new ArrayList<>();
        for (Optional<AreaId> next = Optional.of(area); next.isPresent(); ) {
            path.add(next.get());
            next = draft.get(Area.KIND, next.get()).entity().parentOn(day);
        }
        return LocalPolicies.inForce(draft.storage(), MinorPolicy.SUBJECT, path, day);
    }

    private static Refused refused(ServiceError code, VolunteerId minor, ActivityId activity, LocalDate day) {
        return new Refused(
                code,
                "The rules on minors keep volunteer " + minor.value() + " from activity " + activity.value() + " on "
                        + day + ".",
                Map.of("volunteer", minor.value(), "activity", activity.value(), "day", day));
    }

    private record PolicyKey(AreaId area, LocalDate day) {}

    private record Seat(VolunteerId volunteer, ActivityId activity, int shift, boolean place) {}
}
