package org.volunteerledger.console.duty;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.staff.Coverage;
import org.volunteerledger.duty.staff.DualReporting;
import org.volunteerledger.duty.staff.NewTie;
import org.volunteerledger.duty.staff.TieKind;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.OrganisationId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code duty}: what units, communities and people on duty owe and do. */
@Command(
        name = "duty",
        description = {
            "Coverage of officials, dual reporting, agreements, programmes, duty rosters, desks and the three lists.",
            ""
        },
        footer = {
            "",
            "Examples (each takes --store STORE):",
            "  duty coverage --organisation 民政局 --enter staff.csv",
            "  duty report-in --volunteer V1 --unit 民政局 --community 640106001",
            "  duty agreement --sign 校社联盟 --unit 学校 --community 640106001 --from 2026-01-01 --to 2027-01-01",
            "  duty compliance --overdue",
            "  duty programme generate 小喇叭 --from 2026-04-01 --to 2026-07-01",
            "  duty roster fill 值班 --from 2026-04-01 --to 2026-05-01 --people V1,V2,V3",
            "  duty desk receive 心连管家 --kind 矛盾调解",
            "  duty lists match 42"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class DutyCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    private DutyCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /**
     * The command with what belongs to it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command line
     */
    public static CommandLine line(Terminal terminal, Stores stores) {
        CommandLine line = new CommandLine(new DutyCommand(terminal, stores));
        line.addSubcommand(new AgreementCommand(terminal, stores));
        line.addSubcommand(new ComplianceCommand(terminal, stores));
        line.addSubcommand(new ProgrammeCommand(terminal, stores));
        line.addSubcommand(new RosterCommand(terminal, stores));
        line.addSubcommand(new DeskCommand(terminal, stores));
        line.addSubcommand(new ListsCommand(terminal, stores));
        return line;
    }

    @Command(
            name = "coverage",
            description = "How many of those who work for organisations are registered volunteers, and who is missing.",
            mixinStandardHelpOptions = true)
    int coverage(
            @Option(
                            names = "--organisation",
                            paramLabel = "NAME|ID",
                            required = true,
                            split = ",",
                            description = "The organisations.")
                    List<String> organisations,
            @Option(names = "--day", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate day,
            @Option(
                            names = "--enter",
                            paramLabel = "FILE",
                            description =
                                    "First enters staff on the roster of the first organisation, from CSV: number,"
                                            + " type of document (such as RESIDENT_ID), its number, first day.")
                    @Nullable Path file,
            @Mixin LineOptions options) {
        if (file != null) {
            options.change(terminal, stores, open -> {
                OrganisationId organisation = new Find(open).organisation(organisations.get(0));
                var staff = StaffFile.read(file, open.today());
                open.ledger().duty().staff().enter(options.command(), organisation, staff);
                return staff.size() + " entered";
            });
        }
        List<Column> columns = List.of(
                Column.text("organisation"),
                Column.text("day"),
                Column.number("on_roster"),
                Column.number("registered"),
                Column.number("percent"),
                Column.text("missing"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            List<OrganisationId> asked =
                    organisations.stream().map(find::organisation).toList();
            Map<Long, String> names = find.organisations(asked);
            for (Coverage each : open.ledger().duty().staff().coverage(asked, day == null ? open.today() : day)) {
                table.row(Arrays.asList(
                        names.get(each.organisation().value()),
                        each.day().toString(),
                        each.onRoster(),
                        each.registered(),
                        each.percent(),
                        String.join(" ", each.missing())));
            }
        });
    }

    @Command(
            name = "report-in",
            description =
                    "Lets a volunteer report to a community, or take a part-time post in it; without a volunteer, shows how"
                            + " many there are.",
            mixinStandardHelpOptions = true)
    int reportIn(
            @Option(names = "--volunteer", paramLabel = "NUMBER", description = "The volunteer.") @Nullable String volunteer,
            @Option(names = "--unit", paramLabel = "NAME|ID", description = "The unit.") @Nullable String unit,
            @Option(names = "--community", paramLabel = "CODE", description = "The community.") @Nullable String community,
            @Option(names = "--post", paramLabel = "TITLE", description = "The title of a part-time post.") @Nullable String post,
            @Option(names = "--day", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate day,
            @Option(
                            names = "--by",
                            paramLabel = "BY",
                            defaultValue = "COMMUNITY",
                            description = "What to count by: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
                    DualReporting.By by,
            @Mixin LineOptions options) {
        if (volunteer == null) {
            return counts(by, day, options);
        }
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            VolunteerId person = find.volunteer(volunteer);
            OrganisationId of = find.organisation(Needed.option("--unit", unit));
            AreaId where = find.area(Needed.option("--community", community));
            LocalDate from = day == null ? open.today() : day;
            NewTie tie =
                    post == null ? NewTie.report(person, of, where, from) : NewTie.post(person, of, where, post, from);
            open.ledger().duty().reporting().tie(options.command(), List.of(tie));
            return "volunteer " + volunteer + " is " + tie.kind() + " in " + community + " from " + from;
        });
    }

    private int counts(DualReporting.By by, @Nullable LocalDate day, LineOptions options) {
        String what = by.name().toLowerCase(Locale.ROOT);
        List<Column> columns = List.of(Column.text(what), Column.number("reported"), Column.number("posts"));
        return options.show(terminal, stores, columns, (open, table) -> {
            LocalDate on = day == null ? open.today() : day;
            DualReporting reporting = open.ledger().duty().reporting();
            Map<Long, Long> reported = new TreeMap<>(reporting.count(TieKind.REPORTED, by, on));
            Map<Long, Long> posts = reporting.count(TieKind.PART_TIME_POST, by, on);
            posts.keySet().forEach(id -> reported.putIfAbsent(id, 0L));
            Find find = new Find(open);
            Map<Long, String> words = by == DualReporting.By.UNIT
                    ? find.organisations(
                            reported.keySet().stream().map(OrganisationId::new).toList())
                    : find.words(
                            Area.KIND,
                            reported.keySet().stream().map(AreaId::new).toList(),
                            area -> area.nameOn(on));
            reported.forEach((id, count) -> table.row(Arrays.asList(words.get(id), count, posts.getOrDefault(id, 0L))));
        });
    }
}
