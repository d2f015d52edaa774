package org.volunteerledger.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;

/** Compares engines over the same entries: first their answers, row by row, then their times. */
public final class SideBySide {

    private final Options options;
    private final PrintStream out;
    private final Map<String, Engine> engines = new LinkedHashMap<>();

    /** What there is to say before any figure. */
    private final List<String> lines = new ArrayList<>();

    private SideBySide(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments see {@link Options}
     * @throws IOException  if files cannot be written
     * @throws SQLException if a database fails
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Options options = Options.parse(List.of(arguments));
        run(options, System.out);
    }

    /** Runs it, and prints and writes what was measured. */
    static Measurements run(Options options, PrintStream out) throws IOException, SQLException {
        SideBySide comparison = new SideBySide(options, out);
        try {
            comparison.open();
            return comparison.compare();
        } finally {
            for (Engine engine : comparison.engines.values()) {
                engine.close();
            }
        }
    }

    private void open() throws SQLException {
        say("Ten reports over " + Environment.data(options.shape()));
        say(Environment.machine());
        LedgerData data = LedgerData.of(options.shape());
        for (EngineKind kind : options.engines()) {
            say(open(kind, data));
        }
        for (EngineKind kind : EngineKind.values()) {
            if (!options.engines().contains(kind)) {
                say(String.format("%-16s left out; ask for it with --engines", kind.label()));
            }
        }
    }

    /** Opens an engine, and says what it is and what it takes. */
    private String open(EngineKind kind, LedgerData data) throws SQLException {
        long heap = Allocation.heap();
        long begin = System.nanoTime();
        Engine engine = kind.open(data, options.threads());
        long end = System.nanoTime();
        engines.put(kind.label(), engine);
        return String.format(
                Locale.ROOT,
                "%-16s %s; loaded in %s, bytes per grant: %.1f on the heap, %.1f by its own account",
                kind.label(),
                engine.about(),
                Amounts.time((double) (end - begin)),
                (double) (Allocation.heap() - heap) / data.rows(),
                (double) engine.bytes() / data.rows());
    }

    private void say(String line) {
        out.println(line);
        lines.add(line);
    }

    private Measurements compare() throws IOException, SQLException {
        engines.values().forEach(Engine::verify);
        Map<ReportKind, Integer> rows = Agreement.require(engines);
        say("all engines agree on every row; rows: " + rows);
        List<Contender> contenders = new ArrayList<>();
        engines.forEach((label, engine) -> contenders.add(new TimedEngine(label, engine)));
        Measurements measurements;
        try (Touch touch = new Touch(LedgerData.of(options.shape()), options.threads())) {
            contenders.add(touch);
            measurements = Race.run(contenders, options, out);
        }
        engines.values().forEach(Engine::verify);
        Tables tables = new Tables(measurements);
        out.print(tables.text());
        if (options.csv() != null) {
            Files.writeString(options.csv(), tables.csv(), StandardCharsets.UTF_8);
        }
        if (options.chart() != null) {
            Files.writeString(options.chart(), chart(options.chart(), measurements, tables), StandardCharsets.UTF_8);
        }
        return measurements;
    }

    /** An SVG, or a page with it and all tables. */
    private String chart(Path file, Measurements measurements, Tables tables) {
        String svg = Chart.svg(measurements, lines.subList(0, 2));
        return file.toString().endsWith(".svg")
                ? svg
                : "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Engines side by side</title>\n"
                        + svg + "<pre>" + Chart.escape(String.join("\n", lines) + "\n" + tables.text())
                        + "</pre>\n</html>\n";
    }
}
