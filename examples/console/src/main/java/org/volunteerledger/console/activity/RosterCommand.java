package org.volunteerledger.console.activity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.service.Attendance;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.service.Punch;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code activity roster}. */
@Command(
        name = "roster",
        description = "Shows who has a place in an activity, who waits as which number, and who came and left when.",
        footer = {"", "Example:", "  activity roster 敬老院探访"},
        mixinStandardHelpOptions = true)
final class RosterCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS = List.of(
            Column.number("shift"),
            Column.text("volunteer"),
            Column.text("status"),
            Column.number("waits_as"),
            Column.text("signed_up_at"),
            Column.text("came_at"),
            Column.text("left_at"));

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "ACTIVITY", description = "The name or id of the activity.")
    private String activity = "";

    @Option(names = "--all", description = "Also those who left the list.")
    private boolean all;

    @Mixin
    private LineOptions options = new LineOptions();

    RosterCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        return options.show(terminal, stores, COLUMNS, (open, table) -> {
            Filter of = Filter.equal(
                    Enrolment.ACTIVITY, new Find(open).activity(activity).value());
            write(
                    open,
                    Pages.all(open.storage(), Enrolment.KIND, of).stream()
                            .map(Versioned::entity)
                            .filter(each -> all || each.status() != EnrolmentStatus.WITHDRAWN)
                            .sorted(Comparator.comparingInt(Enrolment::shift).thenComparingLong(Enrolment::arrival))
                            .toList(),
                    table);
        });
    }

    private static void write(OpenLedger open, List<Enrolment> enrolments, TableWriter table) {
        Map<Long, String> numbers = new Find(open)
                .numbers(enrolments.stream().map(Enrolment::volunteer).toList());
        Map<Integer, Integer> turns = new HashMap<>();
        for (Enrolment enrolment : enrolments) {
            Integer turn = enrolment.status() == EnrolmentStatus.WAITING
                    ? turns.merge(enrolment.shift(), 1, Integer::sum)
                    : null;
            Attendance first = enrolment.attendances().isEmpty()
                    ? null
                    : enrolment.attendances().get(0);
            Punch out = enrolment.lastAttendance().map(Attendance::out).orElse(null);
            table.row(Arrays.asList(
                    enrolment.shift(),
                    numbers.get(enrolment.volunteer().value()),
                    enrolment.status().name(),
                    turn,
                    Times.text(enrolment.enrolledAt(), open.zone()),
                    first == null ? null : Times.text(first.in().at(), open.zone()),
                    out == null ? null : Times.text(out.at(), open.zone())));
        }
    }
}
