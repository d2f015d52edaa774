package org.volunteerledger.console.district;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.statistics.YearlyStatement;
import org.volunteerledger.statistics.YearlyStatement.Breakdown;
import org.volunteerledger.statistics.YearlyStatement.Line;

/** Writes statements: the figures and the tables as CSV, and all of it as a page. */
final class StatementFiles {

    static final String OUT =
            "Where to write the statement. Default: beside an embedded store, otherwise the working directory.";

    private static final int TOP_TEAMS = 20;

    private StatementFiles() {}

    static YearlyStatement compute(VolunteerLedger ledger, int year, Phases phases) {
        YearlyStatement[] computed = new YearlyStatement[1];
        phases.run(
                "Statement",
                "year",
                1,
                progress -> computed[0] = ledger.reports().yearlyStatement(year, TOP_TEAMS));
        return computed[0];
    }

    static void write(Terminal terminal, YearlyStatement statement, @Nullable Path out, StoreOptions store) {
        Path folder = out != null ? out : folder(store);
        String name = "statement-" + statement.year();
        try {
            Files.createDirectories(folder);
            Path figures = folder.resolve(name + ".csv");
            Path tables = folder.resolve(name + "-tables.csv");
            Path page = folder.resolve(name + ".html");
            Outputs outputs = Outputs.of(store);
            List.of(figures, tables, page).forEach(outputs::checked);
            try (Writer writer = outputs.text(figures)) {
                writeFigures(statement, writer);
            }
            try (Writer writer = outputs.text(tables)) {
                writeTables(statement, writer);
            }
            try (Writer writer = outputs.text(page)) {
                writer.write(StatementPage.of(statement));
            }
            List.of(figures, tables, page).forEach(file -> terminal.out().println(file));
        } catch (IOException e) {
            throw new InvalidInput(
                    DistrictError.NOT_WRITABLE, "The statement cannot be written to " + folder + ".", Map.of());
        }
    }

    private static Path folder(StoreOptions store) {
        Path beside = store.location().beside();
        Path parent = beside == null ? null : beside.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static void writeFigures(YearlyStatement statement, Writer writer) {
        TableWriter table =
                TableWriter.of(TableFormat.CSV, List.of(Column.text("figure"), Column.number("value")), writer, false);
        figures(statement).forEach((name, value) -> table.row(List.of(name, value)));
        table.finish(List.of());
    }

    private static Map<String, Object> figures(YearlyStatement s) {
        Map<String, Object> figures = new java.util.LinkedHashMap<>();
        figures.put("year", s.year());
        figures.put("registered_volunteers", s.registeredVolunteers());
        figures.put("stations", s.stationCount());
        s.stations()
                .forEach((kind, count) -> figures.put("stations_" + kind.name().toLowerCase(Locale.ROOT), count));
        figures.put("teams", s.teams());
        figures.put("projects", s.projects());
        figures.put("minutes", s.minutes());
        figures.put("hours", s.hours());
        figures.put("participants", s.participants());
        figures.put("serving_volunteers", s.servingVolunteers());
        figures.put("unnamed_helpers", s.unnamedHelpers());
        figures.put("participations", s.participations());
        figures.put("activities", s.activities());
        figures.put("beneficiary_visits", s.beneficiaryVisits());
        return figures;
    }

    private static void writeTables(YearlyStatement statement, Writer writer) {
        List<Column> columns = List.of(
                Column.text("table"),
                Column.text("label"),
                Column.number("minutes"),
                Column.number("hours"),
                Column.number("participations"),
                Column.number("volunteers"),
                Column.number("activities"),
                Column.number("beneficiary_visits"));
        TableWriter table = TableWriter.of(TableFormat.CSV, columns, writer, true);
        for (Breakdown by : Breakdown.values()) {
            for (Line line : statement.tables().getOrDefault(by, List.of())) {
                table.row(List.of(
                        by.name().toLowerCase(Locale.ROOT),
                        line.label(),
                        line.minutes(),
                        YearlyStatement.hours(line.minutes()),
                        line.participations(),
                        line.volunteers(),
                        line.activities(),
                        line.beneficiaryVisits()));
            }
        }
        table.finish(List.of());
    }
}
