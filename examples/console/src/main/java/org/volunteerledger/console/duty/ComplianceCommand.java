package org.volunteerledger.console.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.agreement.Agreements;
import org.volunteerledger.duty.agreement.Compliance;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.OrganisationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code duty compliance}: whether agreements are kept. */
@Command(
        name = "compliance",
        description = "Whether the obligations of agreements were kept, in every period that has begun.",
        footer = {"", "Example:", "  duty compliance --unit 学校 --overdue"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ComplianceCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--unit", paramLabel = "NAME|ID", description = "Only of this unit.")
    private @Nullable String unit;

    @Option(names = "--community", paramLabel = "CODE", description = "Only with this community.")
    private @Nullable String community;

    @Option(names = "--day", paramLabel = "DAY", description = "As of this day. Default: today")
    private @Nullable LocalDate day;

    @Option(names = "--overdue", description = "Only what was missed, the longest first.")
    private boolean overdue;

    @Mixin
    private LineOptions options = new LineOptions();

    ComplianceCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        List<Column> columns = List.of(
                Column.text("agreement"),
                Column.text("obligation"),
                Column.text("from"),
                Column.text("to"),
                Column.number("required"),
                Column.number("held"),
                Column.text("state"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            OrganisationId of = unit == null ? null : find.organisation(unit);
            AreaId with = community == null ? null : find.area(community);
            LocalDate on = open.orToday(day);
            Agreements agreements = open.ledger().duty().agreements();
            List<Compliance> lines = overdue ? agreements.overdue(of, with, on) : agreements.compliance(of, with, on);
            lines.forEach(line -> table.row(List.of(
                    Long.toString(line.agreement().value()),
                    line.obligation().name(),
                    line.period().from().toString(),
                    line.period().to().toString(),
                    line.obligation().count(),
                    line.held(),
                    line.state().name())));
        });
    }
}
