package org.volunteerledger.duty.lists;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** One letter and three lists: the commitments of units, the needs of communities, and the resources that match them. Thread-safe. */
public final class ThreeLists {

    private static final long NEEDS = 1;
    private static final long RESOURCES = 2;

    private final CommandRunner runner;
    private final Places places;

    private ThreeLists(CommandRunner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param places knows which areas lie within which
     * @return the commands
     */
    public static ThreeLists over(CommandRunner runner, Places places) {
        return new ThreeLists(runner, places);
    }

    /**
     * Records a commitment letter of a unit to a community.
     *
     * @param command   who asks, and under which key
     * @param unit      the unit
     * @param community the community
     * @param text      what the unit commits itself to, at most 2,000 code points
     * @param from      the first day
     * @param to        the day after the last
     * @return the id
     * @throws Refused if a record is unknown, or the two have another letter at that time ({@link ListsError#COMMITTED_ALREADY})
     */
    public CommitmentId commit(
            Command command, OrganisationId unit, AreaId community, String text, LocalDate from, LocalDate to) {
        RequestDigest content = RequestDigest.of("commit-unit", unit, community, text, from, to);
        return new CommitmentId(runner.runForId("commit-unit", command, content, draft -> {
            draft.concerns(community, unit);
            Commitment letter = new Commitment(new CommitmentId(draft.newId()), unit, community, text, from, to);
            Versioned<Organisation> signing = draft.get(Organisation.KIND, unit);
            // Written although it stays the same: of two letters that are signed at once, one has to look again.
            draft.replace(Organisation.KIND, signing, signing.entity());
            draft.rely(Area.KIND, community);
            Filter overlapping = Filter.all(
                    between(unit, community),
                    Filter.range(Commitment.FROM, null, to.toEpochDay()),
                    Filter.range(Commitment.TO, from.toEpochDay() + 1, null));
            if (draft.storage().count(Commitment.KIND, overlapping, List.of()).total() > 0) {
                throw new Refused(
                        ListsError.COMMITTED_ALREADY,
                        "Organisation " + unit.value() + " has a letter to area " + community.value()
                                + " at that time already.",
                        Map.of("unit", unit.value(), "community", community.value()));
            }
            draft.create(Commitment.KIND, letter);
            draft.event("unit-committed", Commitment.KIND, letter.id().value(), Map.of("from", from.toString()));
            return letter.id().value();
        }));
    }

    /**
     * Puts a need on the list of a community.
     *
     * @param command   who asks, and under which key
     * @param community the community
     * @param kind      what kind of thing is needed, at most 40 code points
     * @param title     what is needed, not personal; at most 100 code points
     * @return the id
     * @throws Refused if the community is unknown
     */
    public ListItemId need(Command command, AreaId community, String kind, String title) {
        return list("list-need", command, null, community, kind, title);
    }

    /**
     * Puts a resource on the list of a unit.
     *
     * @param command who asks, and under which key
     * @param unit    the unit
     * @param area    the area whose communities it is for
     * @param kind    what kind of thing it is, at most 40 code points
     * @param title   what it is, at most 100 code points
     * @return the id
     * @throws Refused if a record is unknown
     */
    public ListItemId resource(Command command, OrganisationId unit, AreaId area, String kind, String title) {
        return list("list-resource", command, unit, area, kind, title);
    }

    /**
     * Takes an item off its list.
     *
     * @param command who asks, and under which key
     * @param id      the item
     * @throws Refused if it is unknown or not open ({@link ListsError#NOT_OPEN})
     */
    public void withdraw(Command command, ListItemId id) {
        runner.run("withdraw-item", command, RequestDigest.of("withdraw-item", id), draft -> {
            Versioned<ListItem> before = draft.get(ListItem.KIND, id);
            ListItem item = before.entity();
            draft.concerns(item.area(), item.unit());
            requireOpen(item);
            draft.replace(ListItem.KIND, before, item.with(ItemStatus.WITHDRAWN));
            draft.event("item-withdrawn", ListItem.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * The resources that could meet a need: open, of its kind, and for its community or an area that it lies in.
     *
     * @param need the need
     * @return the resources, the best first
     * @throws Refused if the need is unknown or not open ({@link ListsError#NOT_OPEN})
     */
    public List<Match> matches(ListItemId need) {
        ListItem item = find(need)
                .orElseThrow(() -> new Refused(
                        CommandError.UNKNOWN_RECORD,
                        "There is no list item " + need.value() + ".",
                        Map.of("kind", ListItem.KIND.name(), "id", need.value())));
        requireOpen(item);
        LocalDate today = runner.now().atZone(runner.zone()).toLocalDate();
        List<AreaId> path = places.treeOn(today).pathToRoot(item.area());
        Filter fitting = Filter.all(
                Filter.equal(ListItem.LIST, RESOURCES),
                Filter.equal(ListItem.MATTER, item.kind()),
                Filter.is(ListItem.STATUS, ItemStatus.OPEN),
                Filter.in(ListItem.AREA, path.stream().map(AreaId::value).toList()));
        List<ListItem> resources = Pages.all(runner.storage(), ListItem.KIND, fitting).stream()
                .map(Versioned::entity)
                .toList();
        Set<OrganisationId> committed = committed(item.area(), today);
        return resources.stream()
                .map(resource -> new Match(
                        resource,
                        path.indexOf(resource.area()),
                        committed.contains(Objects.requireNonNull(resource.unit()))))
                .sorted(Match.BEST_FIRST)
                .toList();
    }

    /**
     * The needs of a community.
     *
     * @param community the community
     * @return all of them, by ascending id
     */
    public List<ListItem> needs(AreaId community) {
        return items(Filter.all(Filter.equal(ListItem.LIST, NEEDS), Filter.equal(ListItem.AREA, community.value())));
    }

    /**
     * The resources of a unit.
     *
     * @param unit the unit
     * @return all of them, by ascending id
     */
    public List<ListItem> resources(OrganisationId unit) {
        return items(Filter.equal(ListItem.UNIT, unit.value()));
    }

    /**
     * An item.
     *
     * @param id the item
     * @return the item, or empty
     */
    public Optional<ListItem> find(ListItemId id) {
        return runner.storage().find(ListItem.KIND, id.value()).map(Versioned::entity);
    }

    static void requireOpen(ListItem item) {
        if (item.status() != ItemStatus.OPEN) {
            throw new Refused(
                    ListsError.NOT_OPEN,
                    "List item " + item.id().value() + " is " + item.status() + ".",
                    Map.of("item", item.id().value(), "status", item.status()));
        }
    }

    static boolean isCommitted(Storage storage, OrganisationId unit, AreaId community, LocalDate day) {
        Filter holding = Filter.all(between(unit, community), holdsOn(day));
        return storage.count(Commitment.KIND, holding, List.of()).total() > 0;
    }

    private Set<OrganisationId> committed(AreaId community, LocalDate day) {
        Set<OrganisationId> units = new HashSet<>();
        Filter holding = Filter.all(Filter.equal(Commitment.COMMUNITY, community.value()), holdsOn(day));
        Pages.visit(
                runner.storage(),
                Commitment.KIND,
                holding,
                row -> units.add(row.entity().unit()));
        return units;
    }

    private ListItemId list(
            String name, Command command, @Nullable OrganisationId unit, AreaId area, String kind, String title) {
        RequestDigest content = RequestDigest.of(name, unit, area, kind, title);
        return new ListItemId(runner.runForId(name, command, content, draft -> {
            draft.concerns(area, unit);
            draft.rely(Area.KIND, area);
            if (unit != null) {
                draft.rely(Organisation.KIND, unit);
            }
            ListItemId id = new ListItemId(draft.newId());
            draft.create(ListItem.KIND, new ListItem(id, unit, area, kind, title, ItemStatus.OPEN));
            draft.event("item-listed", ListItem.KIND, id.value(), Map.of("kind", kind));
            return id.value();
        }));
    }

    private List<ListItem> items(Filter filter) {
        return Pages.all(runner.storage(), ListItem.KIND, filter).stream()
                .map(Versioned::entity)
                .toList();
    }

    private static Filter between(OrganisationId unit, AreaId community) {
        return Filter.all(
                Filter.equal(Commitment.UNIT, unit.value()), Filter.equal(Commitment.COMMUNITY, community.value()));
    }

    private static Filter holdsOn(LocalDate day) {
        return Filter.all(
                Filter.range(Commitment.FROM, null, day.toEpochDay() + 1),
                Filter.range(Commitment.TO, day.toEpochDay() + 1, null));
    }
}
