package org.volunteerledger.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * Which requests. All conditions hold together.
 *
 * @param statuses     the statuses; empty for all
 * @param kind         services or wishes, or null for both
 * @param channel      the channel, or null for all
 * @param areas        the areas, at most {@link Filter#MAX_VALUES}, or null for all; those below them are named too
 * @param team         the team that leads, or null for all
 * @param organisation the organisation behind the lead, or null for all
 * @param from         the first day on which they came in, or null
 * @param to           the last day, inclusive, or null
 */
public record RequestFilter(
        Set<RequestStatus> statuses,
        @Nullable RequestKind kind,
        @Nullable RequestChannel channel,
        @Nullable Set<AreaId> areas,
        @Nullable TeamId team,
        @Nullable OrganisationId organisation,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** All requests. */
    public static final RequestFilter ALL = new RequestFilter(Set.of(), null, null, null, null, null, null, null);

    /** Copies the sets and checks the period. */
    public RequestFilter {
        Set<RequestStatus> copy = EnumSet.noneOf(RequestStatus.class);
        copy.addAll(statuses);
        statuses = Collections.unmodifiableSet(copy);
        if (areas != null) {
            Check.range("areas", areas.size(), 0, Filter.MAX_VALUES);
            areas = Set.copyOf(areas);
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The period ends on " + to + ", before it starts on " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * The same, in some statuses only.
     *
     * @param some the statuses
     * @return a new filter
     */
    public RequestFilter in(RequestStatus... some) {
        return new RequestFilter(Set.of(some), kind, channel, areas, team, organisation, from, to);
    }

    /**
     * The same, of one kind only.
     *
     * @param one services or wishes
     * @return a new filter
     */
    public RequestFilter of(RequestKind one) {
        return new RequestFilter(statuses, one, channel, areas, team, organisation, from, to);
    }

    /**
     * The same, through one channel only.
     *
     * @param one the channel
     * @return a new filter
     */
    public RequestFilter by(RequestChannel one) {
        return new RequestFilter(statuses, kind, one, areas, team, organisation, from, to);
    }

    /**
     * The same, in some areas only.
     *
     * @param some the areas with those below them, such as {@link org.volunteerledger.place.AreaTree#subtree}
     * @return a new filter
     */
    public RequestFilter within(Set<AreaId> some) {
        return new RequestFilter(statuses, kind, channel, some, team, organisation, from, to);
    }

    /**
     * The same, led by one team only.
     *
     * @param lead the team
     * @return a new filter
     */
    public RequestFilter ledBy(TeamId lead) {
        return new RequestFilter(statuses, kind, channel, areas, lead, organisation, from, to);
    }

    /**
     * The same, led by one organisation or a team of it only.
     *
     * @param lead the organisation
     * @return a new filter
     */
    public RequestFilter ledBy(OrganisationId lead) {
        return new RequestFilter(statuses, kind, channel, areas, team, lead, from, to);
    }

    /**
     * The same, that came in within a period only.
     *
     * @param first the first day, or null
     * @param last  the last day, inclusive, or null
     * @return a new filter
     */
    public RequestFilter submitted(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new RequestFilter(statuses, kind, channel, areas, team, organisation, first, last);
    }

    /** The same for the storage. */
    Filter conditions() {
        List<Filter> all = new ArrayList<>();
        if (!statuses.isEmpty()) {
            all.add(Filter.in(
                    ServiceRequest.STATUS, statuses.stream().map(Enum::name).toList()));
        }
        if (kind != null) {
            all.add(Filter.is(ServiceRequest.NEED_KIND, kind));
        }
        if (channel != null) {
            all.add(Filter.is(ServiceRequest.CHANNEL, channel));
        }
        if (areas != null) {
            all.add(Filter.in(
                    ServiceRequest.AREA,
                    new TreeSet<>(areas.stream().map(EntityId::value).toList())));
        }
        if (team != null) {
            all.add(Filter.equal(ServiceRequest.TEAM, team.value()));
        }
        if (organisation != null) {
            all.add(Filter.equal(ServiceRequest.ORGANISATION, organisation.value()));
        }
        if (from != null || to != null) {
            all.add(Filter.range(
                    ServiceRequest.DAY,
                    from == null ? null : (Long) from.toEpochDay(),
                    to == null ? null : (Long) (to.toEpochDay() + 1)));
        }
        return new Filter.And(all);
    }
}
