package org.volunteerledger.console.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.service.Roster;
import org.volunteerledger.service.ShiftPlaces;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code activity list}. */
@Command(
        name = "list",
        description = {
            "Lists the activities that are open for sign-up, soonest first, a line for each shift, with the places that are left.",
            "Without a number of places a shift takes everybody."
        },
        footer = {
            "",
            "Examples:",
            "  activity list --team 小喇叭",
            "  activity list --from 2026-10-01 --to 2026-11-01 --all"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS = List.of(
            Column.text("activity"),
            Column.text("name"),
            Column.text("team"),
            Column.text("status"),
            Column.number("shift"),
            Column.text("start"),
            Column.text("end"),
            Column.number("places"),
            Column.number("taken"),
            Column.number("left"),
            Column.number("waiting"));

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--team", paramLabel = "NAME|ID", description = "Only of this team.")
    private @Nullable String team;

    @Option(names = "--area", paramLabel = "CODE", description = "Only within this area.")
    private @Nullable String area;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Those that end on this day or later. Default: that are not over")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Those that begin before this day.")
    private @Nullable LocalDate to;

    @Option(names = "--all", description = "Also those that are closed, called off or not open yet.")
    private boolean all;

    @Option(
            names = "--top",
            paramLabel = "NUMBER",
            defaultValue = "50",
            description = "The most activities. Default: ${DEFAULT-VALUE}")
    private int top;

    @Mixin
    private LineOptions options = new LineOptions();

    ListCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        return options.show(terminal, stores, COLUMNS, (open, table) -> {
            Set<AreaId> within = area == null ? null : new Find(open).within(area);
            write(open, found(open, filter(open), within), table);
        });
    }

    private Filter filter(OpenLedger open) {
        List<Filter> filters = new ArrayList<>();
        Instant begin =
                from == null ? open.now() : from.atStartOfDay(open.zone()).toInstant();
        filters.add(Filter.range(Activity.ENDS_AT, begin.toEpochMilli() + 1, null));
        if (to != null) {
            Instant end = to.atStartOfDay(open.zone()).toInstant();
            filters.add(Filter.range(Activity.STARTS_AT, null, end.toEpochMilli()));
        }
        if (team != null) {
            filters.add(Filter.equal(Activity.TEAM, new Find(open).team(team).value()));
        }
        if (!all) {
            filters.add(Filter.is(Activity.STATUS, ActivityStatus.PUBLISHED));
        }
        return Filter.all(filters.toArray(Filter[]::new));
    }

    /** A page at a time, until there are enough: a large area does not fit into a filter. */
    private List<Activity> found(OpenLedger open, Filter filter, @Nullable Set<AreaId> within) {
        List<Activity> found = new ArrayList<>();
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT).ordered(Activity.STARTS_AT);
        Slice<Versioned<Activity>> slice;
        do {
            slice = open.storage().list(Activity.KIND, filter, page);
            for (Versioned<Activity> read : slice.items()) {
                Activity activity = read.entity();
                if (within == null
                        || within.contains(activity.plan().affiliation().area())) {
                    if (found.size() == top) {
                        terminal.err().println("There are more than " + top + "; --top shows them.");
                        return found;
                    }
                    found.add(activity);
                }
            }
            page = page.after(slice.next());
        } while (slice.next() != null);
        return found;
    }

    private static void write(OpenLedger open, List<Activity> activities, TableWriter table) {
        Map<Long, String> teams = new Find(open)
                .words(
                        Team.KIND,
                        activities.stream()
                                .map(activity -> activity.plan().affiliation().team())
                                .toList(),
                        Team::name);
        Map<Long, Versioned<Roster>> rosters = Pages.byId(
                open.storage(),
                Roster.KIND,
                activities.stream().map(activity -> activity.id().value()).toList());
        for (Activity activity : activities) {
            Versioned<Roster> roster = rosters.get(activity.id().value());
            for (ShiftPlaces shift :
                    roster == null ? List.<ShiftPlaces>of() : roster.entity().shifts()) {
                boolean limited = shift.capacity() > 0;
                table.row(Arrays.asList(
                        Long.toString(activity.id().value()),
                        activity.plan().name(),
                        teams.get(activity.plan().affiliation().team().value()),
                        activity.status().name(),
                        shift.number(),
                        Times.text(shift.time().start(), open.zone()),
                        Times.text(shift.time().end(), open.zone()),
                        limited ? shift.capacity() : null,
                        shift.accepted(),
                        limited ? shift.free() : null,
                        shift.waiting()));
            }
        }
    }
}
