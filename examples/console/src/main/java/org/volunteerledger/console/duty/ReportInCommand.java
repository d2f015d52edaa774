package org.volunteerledger.console.duty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.staff.DualReporting;
import org.volunteerledger.duty.staff.NewTie;
import org.volunteerledger.duty.staff.TieKind;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.OrganisationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code duty report-in}: who of a unit reports to a community too. */
@Command(
        name = "report-in",
        description =
                "Lets a volunteer report to a community, or take a part-time post in it (--post), or ends it (--end); without"
                        + " a volunteer, shows how many there are.",
        footer = {
            "",
            "Examples:",
            "  duty report-in --volunteer V1 --unit 民政局 --community 640106001",
            "  duty report-in --volunteer V1 --community 640106001 --end --day 2026-12-01",
            "  duty report-in --unit 民政局"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ReportInCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--volunteer", paramLabel = "NUMBER", description = "The volunteer.")
    private @Nullable String volunteer;

    @Option(names = "--unit", paramLabel = "NAME|ID", description = "The unit.")
    private @Nullable String unit;

    @Option(names = "--community", paramLabel = "CODE", description = "The community.")
    private @Nullable String community;

    @Option(names = "--post", paramLabel = "TITLE", description = "The title of a part-time post.")
    private @Nullable String post;

    @Option(
            names = "--end",
            description =
                    "Ends the report, or the post with --post, on --day: the first day on which it no longer holds.")
    private boolean end;

    @Option(names = "--day", paramLabel = "DAY", description = "The day. Default: today")
    private @Nullable LocalDate day;

    @Option(
            names = "--by",
            paramLabel = "BY",
            description = "What to count by: ${COMPLETION-CANDIDATES}. Default: that of --unit, or COMMUNITY")
    private DualReporting.@Nullable By by;

    @Mixin
    private LineOptions options = new LineOptions();

    ReportInCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        String who = volunteer;
        if (who == null) {
            return counts();
        }
        return options.change(terminal, stores, open -> end ? end(open, who) : tie(open, who));
    }

    private String tie(OpenLedger open, String number) {
        Find find = new Find(open);
        VolunteerId person = find.volunteer(number);
        OrganisationId of = find.organisation(Needed.option("--unit", unit));
        AreaId where = find.area(Needed.option("--community", community));
        LocalDate from = open.orToday(day);
        NewTie tie = post == null ? NewTie.report(person, of, where, from) : NewTie.post(person, of, where, post, from);
        open.ledger().duty().reporting().tie(options.command(), List.of(tie));
        return "volunteer " + number + " is " + tie.kind() + " in " + community + " from " + from;
    }

    private String end(OpenLedger open, String number) {
        Find find = new Find(open);
        TieKind kind = post == null ? TieKind.REPORTED : TieKind.PART_TIME_POST;
        AreaId where = find.area(Needed.option("--community", community));
        open.ledger().duty().reporting().end(options.command(), kind, find.volunteer(number), where, open.orToday(day));
        return "volunteer " + number + " is no longer " + kind + " in " + community + " from " + open.orToday(day);
    }

    private int counts() {
        if (end) {
            throw Needed.wrong("--volunteer", "is needed here");
        }
        if (unit != null && community != null) {
            throw Needed.wrong("--unit and --community", "are counted one at a time");
        }
        DualReporting.By what = what();
        List<Column> columns = List.of(
                Column.text(what.name().toLowerCase(Locale.ROOT)), Column.number("reported"), Column.number("posts"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Long only = only(new Find(open));
            DualReporting reporting = open.ledger().duty().reporting();
            Map<Long, Long> reported = new TreeMap<>(reporting.count(TieKind.REPORTED, what, open.orToday(day)));
            Map<Long, Long> posts = reporting.count(TieKind.PART_TIME_POST, what, open.orToday(day));
            posts.keySet().forEach(id -> reported.putIfAbsent(id, 0L));
            reported.keySet().removeIf(id -> only != null && !only.equals(id));
            Map<Long, String> words =
                    words(open, what, reported.keySet().stream().toList());
            reported.forEach((id, count) -> table.row(Arrays.asList(words.get(id), count, posts.getOrDefault(id, 0L))));
        });
    }

    private DualReporting.By what() {
        DualReporting.By named = unit != null ? DualReporting.By.UNIT : DualReporting.By.COMMUNITY;
        DualReporting.By asked = by == null ? named : by;
        if (asked != named && (unit != null || community != null)) {
            throw Needed.wrong("--by", "is " + named + " here");
        }
        return asked;
    }

    private @Nullable Long only(Find find) {
        if (unit != null) {
            return find.organisation(unit).value();
        }
        return community == null ? null : find.area(community).value();
    }

    private Map<Long, String> words(OpenLedger open, DualReporting.By what, List<Long> ids) {
        Find find = new Find(open);
        return what == DualReporting.By.UNIT
                ? find.organisations(ids.stream().map(OrganisationId::new).toList())
                : find.words(Area.KIND, ids.stream().map(AreaId::new).toList(), area -> area.nameOn(open.orToday(day)));
    }
}
