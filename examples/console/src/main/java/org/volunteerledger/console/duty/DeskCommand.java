package org.volunteerledger.console.duty;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.desk.CaseAction;
import org.volunteerledger.duty.desk.DeskCase;
import org.volunteerledger.duty.desk.DeskCaseId;
import org.volunteerledger.duty.desk.DeskCases;
import org.volunteerledger.duty.desk.DeskId;
import org.volunteerledger.duty.desk.ServiceDesk;
import org.volunteerledger.duty.desk.Steward;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code duty desk}: cases that residents bring. */
@Command(
        name = "desk",
        description = "Desks and the cases brought to them: open, receive, act, count, overdue, show.",
        footer = {
            "",
            "Examples:",
            "  duty desk open 心连管家 --organisation 村委会 --area 640106001 --steward 蓝=矛盾调解,法律咨询@V1",
            "  duty desk receive 心连管家 --kind 矛盾调解",
            "  duty desk act 42 ROUTE",
            "  duty desk act 42 RESOLVE --because 双方和解"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class DeskCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    DeskCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(name = "open", description = "Opens a desk.", mixinStandardHelpOptions = true)
    int open(
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Option(names = "--organisation", paramLabel = "NAME|ID", required = true, description = "Who keeps it.")
                    String organisation,
            @Option(names = "--area", paramLabel = "CODE", required = true, description = "The area it is for.")
                    String area,
            @Option(
                            names = "--steward",
                            paramLabel = "NAME=KIND,KIND@NUMBER",
                            required = true,
                            description = "A steward, the kinds of service, and the volunteer. Repeatable.")
                    List<String> stewards,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, ledger -> {
            Find find = new Find(ledger);
            DeskId id = ledger.ledger()
                    .duty()
                    .desks()
                    .open(
                            options.command(),
                            name,
                            find.organisation(organisation),
                            find.area(area),
                            stewards.stream().map(text -> steward(find, text)).toList());
            return "desk " + id.value();
        });
    }

    @Command(
            name = "receive",
            description = "Takes a case in. The note is asked for and sealed; it is never an argument.",
            mixinStandardHelpOptions = true)
    int receive(
            @Parameters(paramLabel = "NAME|ID", description = "The desk.") String desk,
            @Option(names = "--kind", paramLabel = "KIND", required = true, description = "The kind of service.")
                    String kind,
            @Option(names = "--on-duty", paramLabel = "NUMBER", description = "Who takes it in.") @Nullable String onDuty,
            @Option(names = "--note", interactive = true, echo = true, description = "Ask what it is about.") @Nullable String note,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            DeskCases.NewCase brought = new DeskCases.NewCase(
                    id(open, desk), kind, note, onDuty == null ? null : new Find(open).volunteer(onDuty));
            DeskCaseId id = open.ledger().duty().cases().receive(options.command(), brought);
            return "case " + id.value() + " is RECEIVED";
        });
    }

    @Command(name = "act", description = "Does something with a case.", mixinStandardHelpOptions = true)
    int act(
            @Parameters(paramLabel = "CASE", description = "The case.") long id,
            @Parameters(paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}") CaseAction action,
            @Option(names = "--steward", paramLabel = "NAME", description = "For REROUTE: the steward.") @Nullable String steward,
            @Option(names = "--organisation", paramLabel = "NAME|ID", description = "For FORWARD: the organisation.")
                    @Nullable String organisation,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            DeskCases cases = open.ledger().duty().cases();
            DeskCaseId brought = new DeskCaseId(id);
            switch (action) {
                case ROUTE -> cases.route(options.command(), brought);
                case REROUTE -> cases.reroute(options.command(), brought, Needed.option("--steward", steward));
                case FORWARD ->
                    cases.forward(
                            options.command(),
                            brought,
                            new Find(open).organisation(Needed.option("--organisation", organisation)));
                default -> cases.act(options.command(), brought, action);
            }
            DeskCase now = cases.find(brought).orElseThrow();
            return "case " + id + " is " + now.status() + (now.steward() == null ? "" : ", steward " + now.steward());
        });
    }

    @Command(
            name = "count",
            description = "Counts the cases of a desk by kind of service and state.",
            mixinStandardHelpOptions = true)
    int count(@Parameters(paramLabel = "NAME|ID", description = "The desk.") String desk, @Mixin LineOptions options) {
        List<Column> columns = List.of(Column.text("kind"), Column.text("status"), Column.number("cases"));
        return options.show(
                terminal,
                stores,
                columns,
                (open, table) -> open.ledger().duty().cases().count(id(open, desk)).rows().stream()
                        .sorted(Comparator.comparing(row -> row.keys().toString()))
                        .forEach(row -> {
                            List<@Nullable Object> cells = new ArrayList<>(row.keys());
                            cells.add(row.count());
                            table.row(cells);
                        }));
    }

    @Command(
            name = "overdue",
            description = "Lists the cases that have stood too long where they are.",
            mixinStandardHelpOptions = true)
    int overdue(
            @Parameters(paramLabel = "NAME|ID", description = "The desk.") String desk, @Mixin LineOptions options) {
        return list(
                options,
                (open, table) ->
                        open.ledger().duty().cases().overdue(id(open, desk)).forEach(each -> row(open, table, each)));
    }

    @Command(name = "show", description = "Shows a case, without its note.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "CASE", description = "The case.") long id, @Mixin LineOptions options) {
        return list(
                options,
                (open, table) -> open.ledger()
                        .duty()
                        .cases()
                        .find(new DeskCaseId(id))
                        .ifPresent(each -> row(open, table, each)));
    }

    private int list(LineOptions options, BiConsumer<OpenLedger, TableWriter> rows) {
        List<Column> columns = List.of(
                Column.text("case"),
                Column.text("kind"),
                Column.text("status"),
                Column.text("since"),
                Column.text("steward"),
                Column.text("steps"));
        return options.show(terminal, stores, columns, rows);
    }

    private static void row(OpenLedger open, TableWriter table, DeskCase each) {
        table.row(Arrays.asList(
                Long.toString(each.id().value()),
                each.kind(),
                each.status().name(),
                local(open, each.since()),
                each.steward(),
                String.join(
                        " ",
                        each.history().stream()
                                .map(step -> step.action().name())
                                .toList())));
    }

    private static String local(OpenLedger open, Instant instant) {
        return instant.atZone(open.zone())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static DeskId id(OpenLedger open, String desk) {
        return new DeskId(new Find(open).named(ServiceDesk.KIND, ServiceDesk.NAME, desk));
    }

    private static Steward steward(Find find, String text) {
        int equals = text.indexOf('=');
        int at = text.lastIndexOf('@');
        if (equals < 1 || at < equals) {
            throw Needed.wrong("--steward", "is not written as NAME=KIND,KIND@NUMBER");
        }
        List<String> kinds = List.of(text.substring(equals + 1, at).split(",", -1));
        return new Steward(text.substring(0, equals), kinds, find.volunteer(text.substring(at + 1)));
    }
}
