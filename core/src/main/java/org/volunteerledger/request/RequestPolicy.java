package org.volunteerledger.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.policy.PolicySubject;

/**
 * How a place handles requests. No law sets time limits for them, so each place sets its own.
 *
 * @param name     the name, at most 100 code points
 * @param limits   the time limits, at most one for a status; a status without one has no limit
 * @param calendar the working days
 * @param weights  what counts in proposals
 */
public record RequestPolicy(String name, List<StageLimit> limits, WorkingDays calendar, MatchWeights weights) {

    /** No time limits: what holds where no policy was set. */
    public static final RequestPolicy NONE =
            new RequestPolicy("none", List.of(), WorkingDays.PLAIN, MatchWeights.DEFAULT);

    /** Under which places set it; it holds for statuses that begin on a day, and a limit that runs does not change any more. */
    public static final PolicySubject<RequestPolicy> SUBJECT =
            new PolicySubject<>("requests", RequestPolicy.class, NONE);

    /** Copies the list and checks it. */
    public RequestPolicy {
        Check.text("name", name, 100);
        limits = List.copyOf(limits);
        Check.given("calendar", calendar);
        Check.given("weights", weights);
        if (limits.stream().map(StageLimit::stage).distinct().count() != limits.size()) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "A status has one time limit.", Map.of("limits", limits.size()));
        }
    }

    /**
     * Time limits with the usual weights and a plain calendar.
     *
     * @param name   the name
     * @param limits the limits
     * @return the policy
     */
    public static RequestPolicy of(String name, StageLimit... limits) {
        return new RequestPolicy(name, List.of(limits), WorkingDays.PLAIN, MatchWeights.DEFAULT);
    }

    /**
     * The same with other working days.
     *
     * @param days the working days
     * @return a copy
     */
    public RequestPolicy with(WorkingDays days) {
        return new RequestPolicy(name, limits, days, weights);
    }

    /**
     * The same with other weights.
     *
     * @param other what counts in proposals
     * @return a copy
     */
    public RequestPolicy with(MatchWeights other) {
        return new RequestPolicy(name, limits, calendar, other);
    }

    /**
     * Until when a request may stay in a status.
     *
     * @param stage the status
     * @param since from when on it is there
     * @param zone  the zone of the ledger
     * @return the first instant that is too late, or null without a limit
     */
    public @Nullable Instant dueAt(RequestStatus stage, Instant since, ZoneId zone) {
        Optional<StageLimit> limit =
                limits.stream().filter(each -> each.stage() == stage).findFirst();
        return limit.map(each -> dueAt(each, since, zone)).orElse(null);
    }

    private Instant dueAt(StageLimit limit, Instant since, ZoneId zone) {
        if (limit.hours() > 0) {
            return since.plusSeconds(limit.hours() * 3600L);
        }
        LocalDate last = calendar.after(since.atZone(zone).toLocalDate(), limit.workingDays());
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
