package org.volunteerledger.console.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.DangerLevel;
import org.volunteerledger.service.Precautions;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.service.Shift;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code activity plan}. */
@Command(
        name = "plan",
        description = "Plans an activity and opens it for sign-up.",
        footer = {
            "",
            "Examples:",
            "  activity plan 敬老院探访 --team 小喇叭 --day 2026-11-08 --hours 09:00-11:00 --places 20",
            "  activity plan 图书整理 --team 小喇叭 --day 2026-11-08 --hours 09:00-11:00,14:00-16:00 --places 2 --companion V1",
            "  activity plan 夜间巡防 --team 小喇叭 --day 2026-11-08 --hours 22:00-02:00"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "NAME", description = "The name of the activity.")
    private String name = "";

    @Option(names = "--team", paramLabel = "NAME|ID", required = true, description = "The team that serves.")
    private String team = "";

    @Option(names = "--day", paramLabel = "DAY", required = true, description = "The day.")
    private LocalDate day = LocalDate.EPOCH;

    @Option(
            names = "--hours",
            paramLabel = "FROM-TO",
            required = true,
            split = ",",
            description =
                    "When; several times parted by commas are shifts, numbered from 1. An end that does not come after its"
                            + " start is on the next day.")
    private List<String> hours = List.of();

    @Option(
            names = "--places",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "How many volunteers each shift takes, 0 for any number. Default: ${DEFAULT-VALUE}")
    private int places;

    @Option(names = "--area", paramLabel = "CODE", description = "Where. Default: the area of the team")
    private @Nullable String area;

    @Option(names = "--category", paramLabel = "CODE", description = "The category of service.")
    private @Nullable String category;

    @Option(names = "--in-charge", paramLabel = "NAME", description = "Who is in charge, not by name. Default: --actor")
    private @Nullable String inCharge;

    @Option(
            names = "--book",
            paramLabel = "BOOK",
            defaultValue = "SERVICE",
            description = "What the time is: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Book book = Book.SERVICE;

    @Option(
            names = "--danger",
            paramLabel = "DANGER",
            defaultValue = "NONE",
            description = "How dangerous it is: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private DangerLevel danger = DangerLevel.NONE;

    @Option(
            names = "--companion",
            paramLabel = "NUMBER",
            split = ",",
            description = "The volunteer numbers of adults who accompany minors in the shifts they have places in.")
    private List<String> companions = List.of();

    @Mixin
    private LineOptions options = new LineOptions();

    PlanCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            ActivityPlan plan = new ActivityPlan(
                    name,
                    null,
                    inCharge == null ? open.actor() : inCharge,
                    book,
                    affiliation(open, find),
                    schedule(open.zone()),
                    0,
                    new Precautions(danger, find.volunteers(companions)));
            ActivityId id = open.ledger()
                    .services()
                    .announce(options.command(), List.of(plan))
                    .get(0);
            Instant end = plan.schedule().time().end();
            boolean pastMidnight = !end.atZone(open.zone()).toLocalDate().equals(day);
            return "activity " + id.value() + " is open for sign-up"
                    + (pastMidnight ? ", to " + Times.text(end, open.zone()) : "");
        });
    }

    private Affiliation affiliation(OpenLedger open, Find find) {
        TeamId serving = find.team(team);
        Team of = open.storage().find(Team.KIND, serving.value()).orElseThrow().entity();
        ServiceCategoryId kind = category == null ? null : find.category(category);
        return new Affiliation(
                serving, of.organisation(), area == null ? of.area() : find.area(area), null, null, kind);
    }

    private Schedule schedule(ZoneId zone) {
        List<Shift> shifts = new ArrayList<>();
        for (String text : hours) {
            Interval time = Needed.Hours.parse("--hours", text).on(day, zone);
            shifts.add(new Shift(shifts.size() + 1, time, places, null));
        }
        Interval whole = new Interval(
                shifts.stream()
                        .map(shift -> shift.time().start())
                        .reduce((a, b) -> a.isBefore(b) ? a : b)
                        .orElseThrow(),
                shifts.stream()
                        .map(shift -> shift.time().end())
                        .reduce((a, b) -> a.isAfter(b) ? a : b)
                        .orElseThrow());
        return new Schedule(whole, List.of(), List.of(), shifts);
    }
}
