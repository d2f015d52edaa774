package org.volunteerledger.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.Evaluations;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.Places;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/** Look-ups about requests: lists, what is overdue, who could serve, hours and satisfaction. Thread-safe. */
public final class RequestBoard {

    /** The most requests whose hours are asked for at once, so that their activities fit into one query. */
    public static final int MAX_REQUESTS = HourFilter.MAX_KEYS / ServiceRequest.MAX_ACTIVITIES;

    private final CommandRunner runner;
    private final Places places;
    private final RequesterVault vault;

    private RequestBoard(CommandRunner runner, Places places, PersonVault vault) {
        this.runner = runner;
        this.places = places;
        this.vault = new RequesterVault(vault);
    }

    /**
     * Over a storage.
     *
     * @param runner knows the storage and the time
     * @param places knows the areas
     * @param vault  makes look-up values of phone numbers
     * @return the look-ups
     */
    public static RequestBoard over(CommandRunner runner, Places places, PersonVault vault) {
        return new RequestBoard(runner, places, vault);
    }

    /**
     * A request.
     *
     * @param id its id
     * @return the request, or empty
     */
    public Optional<ServiceRequest> find(ServiceRequestId id) {
        return runner.storage().find(ServiceRequest.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * Requests by ascending id, which is the order in which they came in.
     *
     * @param filter which
     * @param page   which part
     * @return the page
     */
    public Slice<Versioned<ServiceRequest>> list(RequestFilter filter, PageRequest page) {
        return runner.storage().list(ServiceRequest.KIND, filter.conditions(), page);
    }

    /**
     * The requests of a phone number, for the requester to follow.
     *
     * @param phone the number, as it was given
     * @param page  which part
     * @return the page
     */
    public Slice<Versioned<ServiceRequest>> ofPhone(String phone, PageRequest page) {
        return runner.storage()
                .list(ServiceRequest.KIND, Filter.equal(ServiceRequest.PHONE, vault.phoneLookup(phone)), page);
    }

    /**
     * Requests whose time limit has passed, the longest overdue first.
     *
     * @param filter which of them, for example those of one status
     * @param limit  the most rows
     * @param after  the cursor of the page before, or null
     * @return the page
     */
    public Slice<Versioned<ServiceRequest>> overdue(RequestFilter filter, int limit, @Nullable String after) {
        // The time is no part of the query, or no cursor would outlast a moment: what is due comes in order, so the
        // rest is cut off.
        Filter due = Filter.range(ServiceRequest.DUE_AT, 0L, null);
        PageRequest page =
                PageRequest.first(limit).ordered(ServiceRequest.DUE_AT).after(after);
        Slice<Versioned<ServiceRequest>> read =
                runner.storage().list(ServiceRequest.KIND, Filter.all(filter.conditions(), due), page);
        Instant now = runner.now();
        List<Versioned<ServiceRequest>> overdue = read.items().stream()
                .takeWhile(each -> each.entity().stage().isOverdue(now))
                .toList();
        return overdue.size() < read.items().size() ? new Slice<>(overdue, null) : read;
    }

    /**
     * Which teams could serve, the best first: those of the widest area around the request that has at most {@link Filter#MAX_VALUES}
     * areas. Read with the same few calls however many teams there are.
     *
     * @param id    the request
     * @param limit the most proposals, 1 to {@link PageRequest#MAX_LIMIT}
     * @return the proposals
     * @throws Refused if the request is unknown
     */
    public List<Proposal> proposals(ServiceRequestId id, int limit) {
        Check.range("limit", limit, 1, PageRequest.MAX_LIMIT);
        ServiceRequest request = find(id).orElseThrow(() -> unknown(id));
        LocalDate today = today();
        AreaTree tree = places.treeOn(today);
        MatchWeights weights = LocalPolicies.inForce(
                        runner.storage(),
                        RequestPolicy.SUBJECT,
                        request.intake().path(),
                        today)
                .weights();
        List<Candidate> candidates = new Candidates(runner.storage(), tree).around(request.need());
        return Matching.rank(request.need(), candidates, tree, weights).stream()
                .limit(limit)
                .toList();
    }

    /**
     * How those who ordered services have rated those who served, for ladders of stars that ask for quality: each rating counts for
     * everybody who has credited time in the activities of the request, once however many these are.
     *
     * @return the evaluations as they are now; later ratings and corrections need new ones
     */
    public Evaluations evaluations() {
        return RatedService.read(runner.storage(), runner.zone());
    }

    /**
     * What the ledger holds for requests: service of their activities, each counted once.
     *
     * @param ids the requests, at most {@value #MAX_REQUESTS}; unknown ones bring nothing
     * @return the sums
     */
    public RequestHours hours(Collection<ServiceRequestId> ids) {
        Check.range("requests", ids.size(), 0, MAX_REQUESTS);
        Set<Long> activities = new HashSet<>();
        Pages.byId(
                        runner.storage(),
                        ServiceRequest.KIND,
                        ids.stream().map(ServiceRequestId::value).toList())
                .values()
                .forEach(each -> each.entity().activities().forEach(activity -> activities.add(activity.value())));
        if (activities.isEmpty()) {
            return new RequestHours(0, 0, 0, 0);
        }
        HourQuery query = HourQuery.of(
                List.of(),
                List.of(Measure.MINUTES, Measure.PARTICIPATIONS, Measure.VOLUNTEERS),
                HourFilter.SERVICE.where(Dimension.ACTIVITY, activities));
        HourTable table = runner.storage().aggregate(query);
        return table.rows() == 0
                ? new RequestHours(activities.size(), 0, 0, 0)
                : new RequestHours(activities.size(), table.value(0, 0), table.value(0, 1), table.value(0, 2));
    }

    /**
     * The ratings of the requests that some activities served. Reads all rated requests, since no index leads from an activity to them.
     *
     * @param activities the activities
     * @return one for each request, by ascending id, with the first of its activities that was asked for
     */
    public List<ServiceRating> ratings(Collection<ActivityId> activities) {
        Set<ActivityId> asked = Set.copyOf(activities);
        List<ServiceRating> ratings = new ArrayList<>();
        if (!asked.isEmpty()) {
            Pages.visit(runner.storage(), ServiceRequest.KIND, Filter.range(ServiceRequest.SCORE, 1L, null), read -> {
                ServiceRequest request = read.entity();
                Rating rating = Objects.requireNonNull(request.rating(), "it was asked for by its score");
                LocalDate on = rating.at().atZone(runner.zone()).toLocalDate();
                request.activities().stream()
                        .filter(asked::contains)
                        .findFirst()
                        .ifPresent(
                                activity -> ratings.add(new ServiceRating(request.id(), activity, on, rating.score())));
            });
        }
        ratings.sort(Comparator.comparingLong(rating -> rating.request().value()));
        return List.copyOf(ratings);
    }

    /**
     * How many requests there are, and how they were answered and rated.
     *
     * @param filter which
     * @param by     what to group by, at most 4, each once; none for one row over everything
     * @return the groups that have a request, by their keys
     */
    public List<RequestFigures> figures(RequestFilter filter, List<RequestDimension> by) {
        boolean areas = by.stream().anyMatch(each -> each.level() != null);
        AreaTree tree = areas ? places.treeOn(today()) : AreaTree.of(List.of(), today());
        return new FigureCount(runner.storage(), tree).count(filter, by);
    }

    private LocalDate today() {
        return runner.now().atZone(runner.zone()).toLocalDate();
    }

    private static Refused unknown(ServiceRequestId id) {
        return new Refused(
                CommandError.UNKNOWN_RECORD,
                "There is no service_request " + id.value() + ".",
                Map.of("kind", ServiceRequest.KIND.name(), "id", id.value()));
    }
}
