package org.volunteerledger.console.duty;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.staff.Coverage;
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
            "  duty staff leave S1 --organisation 民政局",
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
        line.addSubcommand(new StaffCommand(terminal, stores));
        line.addSubcommand(new ReportInCommand(terminal, stores));
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
            for (Coverage each : open.ledger().duty().staff().coverage(asked, open.orToday(day))) {
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
}
