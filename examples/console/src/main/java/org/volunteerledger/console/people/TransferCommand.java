package org.volunteerledger.console.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.hours.RecordTransfer;
import org.volunteerledger.hours.RecordTransferId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code people transfer}: volunteers who go to another organisation with their records. */
@Command(
        name = "transfer",
        description = {
            "Volunteers who go to another organisation, also of another district, with their record of service.",
            "The giver asks, the receiver verifies; nobody verifies what they asked for (--actor). Hours stay."
        },
        footer = {
            "",
            "Examples:",
            "  people transfer ask V1 --from 学校 --team 心连管家 --consented 2026-10-30 --actor giver",
            "  people transfer list --to 民政局",
            "  people transfer verify 4711 --actor receiver"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class TransferCommand extends Group {

    private static final List<Column> COLUMNS = List.of(
            Column.text("transfer"),
            Column.text("volunteer"),
            Column.text("from"),
            Column.text("to"),
            Column.text("team"),
            Column.text("consented"),
            Column.number("minutes"),
            Column.text("status"),
            Column.text("asked_by"),
            Column.text("decided_by"),
            Column.text("decided_at"));

    private final Terminal terminal;
    private final Stores stores;

    TransferCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(
            name = "ask",
            description = "Asks another organisation to take a volunteer and the record of service.",
            footer = {
                "",
                "Example:",
                "  people transfer ask V1 --from 学校 --team 心连管家 --consented 2026-10-30 --actor giver"
            },
            mixinStandardHelpOptions = true)
    int ask(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Option(
                            names = "--from",
                            paramLabel = "NAME|ID",
                            required = true,
                            description = "The organisation that gives the record.")
                    String from,
            @Option(
                            names = "--team",
                            paramLabel = "NAME|ID",
                            required = true,
                            description = "The team to join, of another organisation.")
                    String team,
            @Option(
                            names = "--consented",
                            paramLabel = "DAY",
                            required = true,
                            description = "The day on which the volunteer consented, today or before.")
                    LocalDate consented,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            RecordTransferId id = open.ledger()
                    .recordTransfers()
                    .request(
                            options.command(),
                            find.volunteer(number),
                            find.organisation(from),
                            find.team(team),
                            consented);
            RecordTransfer asked = transfer(open, id);
            return "transfer " + id.value() + " of " + number + " with "
                    + asked.given().serviceMinutes() + " minutes of service is " + asked.status();
        });
    }

    @Command(
            name = "verify",
            description = "Verifies the record for the receiver; the volunteer changes teams today.",
            footer = {"", "Example:", "  people transfer verify 4711 --actor receiver"},
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "TRANSFER", description = "The id of the transfer.") long id,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().recordTransfers().verify(options.command(), new RecordTransferId(id));
            return said(open, id);
        });
    }

    @Command(
            name = "refuse",
            description = "Refuses a transfer, or takes it back; --because says why. Everything stays as it was.",
            footer = {"", "Example:", "  people transfer refuse 4711 --because 'no place in the team'"},
            mixinStandardHelpOptions = true)
    int refuse(
            @Parameters(paramLabel = "TRANSFER", description = "The id of the transfer.") long id,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().recordTransfers().refuse(options.command(), new RecordTransferId(id));
            return said(open, id);
        });
    }

    @Command(
            name = "list",
            description = "Lists the open transfers, or all of a volunteer.",
            footer = {"", "Examples:", "  people transfer list --to 民政局", "  people transfer list V1"},
            mixinStandardHelpOptions = true)
    int list(
            @Parameters(arity = "0..1", paramLabel = "VOLUNTEER", description = "All of this volunteer number.")
                    @Nullable String number,
            @Option(names = "--to", paramLabel = "NAME|ID", description = "Only those to this organisation.") @Nullable String receiver,
            @Mixin LineOptions options) {
        return options.show(terminal, stores, COLUMNS, (open, table) -> {
            Find find = new Find(open);
            List<Filter> asked = new ArrayList<>();
            asked.add(
                    number == null
                            ? Filter.is(RecordTransfer.STATUS, DecisionStatus.OPEN)
                            : Filter.equal(
                                    RecordTransfer.VOLUNTEER,
                                    find.volunteer(number).value()));
            if (receiver != null) {
                asked.add(Filter.equal(
                        RecordTransfer.TO, find.organisation(receiver).value()));
            }
            Filter filter = Filter.all(asked.toArray(Filter[]::new));
            write(
                    open,
                    Pages.all(open.storage(), RecordTransfer.KIND, filter).stream()
                            .map(Versioned::entity)
                            .toList(),
                    table);
        });
    }

    private static void write(OpenLedger open, List<RecordTransfer> transfers, TableWriter table) {
        Find find = new Find(open);
        Map<Long, String> numbers =
                find.numbers(transfers.stream().map(RecordTransfer::volunteer).toList());
        List<OrganisationId> both = new ArrayList<>();
        transfers.forEach(transfer -> both.addAll(List.of(transfer.from(), transfer.to())));
        Map<Long, String> organisations = find.organisations(both);
        Map<Long, String> teams = find.words(
                Team.KIND, transfers.stream().map(RecordTransfer::team).toList(), Team::name);
        transfers.forEach(transfer -> table.row(Arrays.asList(
                Long.toString(transfer.id().value()),
                numbers.get(transfer.volunteer().value()),
                organisations.get(transfer.from().value()),
                organisations.get(transfer.to().value()),
                teams.get(transfer.team().value()),
                transfer.consented().toString(),
                transfer.given().serviceMinutes(),
                transfer.status().name(),
                transfer.askedBy(),
                transfer.decidedBy(),
                Times.text(transfer.decidedAt(), open.zone()))));
    }

    private static String said(OpenLedger open, long id) {
        return "transfer " + id + " is "
                + transfer(open, new RecordTransferId(id)).status();
    }

    private static RecordTransfer transfer(OpenLedger open, RecordTransferId id) {
        return open.ledger().recordTransfers().find(id).orElseThrow();
    }
}
