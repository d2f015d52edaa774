package org.volunteerledger.console.request;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.HourFormat;
import org.volunteerledger.request.Assignment;
import org.volunteerledger.request.Rating;
import org.volunteerledger.request.RequestHours;
import org.volunteerledger.request.RequestStep;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code request show}. */
@Command(
        name = "show",
        description = "Shows a request with its hours and every step; with --reveal also who asks, which is recorded.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "ID", description = "The request.")
    private long id;

    @Option(names = "--reveal", description = "Show the requester's data; --because says for which purpose.")
    private boolean reveal;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private TableFormat format = TableFormat.TABLE;

    @Mixin
    private CommandOptions options = new CommandOptions();

    ShowCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        return options.with(stores, open -> {
            ServiceRequestId request = new ServiceRequestId(id);
            ServiceRequest found = open.ledger()
                    .requestBoard()
                    .find(request)
                    .orElseThrow(() -> new Refused(CommandError.UNKNOWN_RECORD, "There is no request " + id + "."));
            if (reveal) {
                open.keys();
            }
            Requester requester = reveal ? open.ledger().serviceRequests().reveal(options.command(), request) : null;
            List<Column> columns = List.of(Column.text("what"), Column.text("value"));
            TableWriter table = TableWriter.of(format, columns, terminal.out(), false);
            write(new Lines(table), open, found, requester);
            table.finish(List.of());
            return ExitCode.OK;
        });
    }

    private static void write(Lines lines, OpenLedger open, ServiceRequest request, @Nullable Requester requester) {
        RequestRows rows = RequestRows.of(open, List.of(request), open.now());
        List<@Nullable Object> row = rows.row(request);
        for (int i = 0; i < row.size(); i++) {
            lines.add(RequestRows.COLUMNS.get(i).name(), row.get(i));
        }
        lines.add("reference", request.intake().reference());
        lines.add("skill", request.need().skill());
        lines.add("risks", request.need().risks());
        lines.add("outcome", request.feedback().outcome());
        Rating rating = request.rating();
        lines.add("comment", rating == null ? null : rating.comment());
        if (requester != null) {
            lines.add("name", requester.name());
            lines.add("phone", requester.phone());
            lines.add("address", requester.address());
            lines.add("details", requester.details());
        }
        RequestHours hours = open.ledger().requestBoard().hours(List.of(request.id()));
        lines.add("activities", hours.activities());
        lines.add("hours", HourFormat.HUNDREDTHS.hours(hours.minutes()));
        lines.add("volunteers", hours.volunteers());
        for (Assignment each : request.assignments()) {
            lines.add(
                    each.lead() ? "lead" : "supporter",
                    words(rows.name(each.assignee()), each.status(), each.reason()));
        }
        for (RequestStep step : request.history()) {
            lines.add(step.action().name(), story(step, rows, open.zone()));
        }
    }

    private static String story(RequestStep step, RequestRows rows, ZoneId zone) {
        return words(
                RequestRows.local(step.at(), zone),
                "by " + step.actor(),
                step.assignee() == null ? null : "for " + rows.name(step.assignee()),
                "-> " + step.to(),
                step.late() ? "LATE" : null,
                step.reason());
    }

    private static String words(@Nullable Object... words) {
        return String.join(
                " ",
                Arrays.stream(words)
                        .filter(each -> each != null)
                        .map(String::valueOf)
                        .toList());
    }

    /** Leaves out what is not there. */
    private record Lines(TableWriter table) {

        void add(String what, @Nullable Object value) {
            if (value != null) {
                table.row(List.of(what, value.toString()));
            }
        }
    }
}
