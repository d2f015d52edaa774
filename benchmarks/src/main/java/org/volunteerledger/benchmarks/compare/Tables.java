package org.volunteerledger.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.volunteerledger.benchmarks.Quartiles;
import org.volunteerledger.benchmarks.ReportKind;

/** Measurements as text and as CSV. */
final class Tables {

    /** What others are compared with. */
    private static final List<String> ANCHORS = List.of(
            EngineKind.DUCKDB.label(),
            EngineKind.DUCKDB_ROLLUP.label(),
            EngineKind.STREAMS.label(),
            EngineKind.POSTGRES_ROLLUP.label());

    private final Measurements measurements;

    Tables(Measurements measurements) {
        this.measurements = measurements;
    }

    /** All tables, for a terminal of 170 columns. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(table("median time of one report", time(Quartiles::median)));
        text.append(table("quartiles", (label, report) -> {
            Quartiles times = measurements.nanoseconds(label, report);
            return times == null ? "-" : Amounts.range(times.lower(), times.upper());
        }));
        text.append(table("least time", time(Quartiles::least)));
        for (String anchor : ANCHORS) {
            if (measurements.labels().contains(anchor)) {
                text.append(ratios(anchor));
            }
        }
        text.append(table(
                "median time of processors in this process, all threads together",
                (label, report) -> Amounts.timeOrNothing(measurements.processors(label, report))));
        text.append(table(
                "times as long as only to touch the bytes, by medians",
                (label, report) -> Amounts.ratio(measurements.ratio(Touch.LABEL, label, report))));
        text.append(table(
                "heap allocated for one report",
                (label, report) -> measurements.nanoseconds(label, report) == null
                        ? "-"
                        : Amounts.bytes(measurements.bytes(label, report))));
        return text.toString();
    }

    /** One line for each contender and report. */
    String csv() {
        StringBuilder csv = new StringBuilder(
                "engine,report,median_ns,lower_quartile_ns,upper_quartile_ns,least_ns,processors_ns,allocated_bytes");
        ANCHORS.forEach(anchor -> csv.append(",x_").append(anchor.replace('-', '_')));
        csv.append('\n');
        for (String label : measurements.labels()) {
            for (ReportKind report : ReportKind.values()) {
                Quartiles times = measurements.nanoseconds(label, report);
                if (times != null) {
                    csv.append(line(label, report, times)).append('\n');
                }
            }
        }
        return csv.toString();
    }

    private String line(String label, ReportKind report, Quartiles times) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s,%s,%.1f,%.1f,%.1f,%.1f,%.1f,%d",
                label,
                report.code(),
                times.median(),
                times.lower(),
                times.upper(),
                times.least(),
                measurements.processors(label, report),
                measurements.bytes(label, report)));
        for (String anchor : ANCHORS) {
            double ratio = measurements.ratio(label, anchor, report);
            line.append(',').append(Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.4g", ratio));
        }
        return line.toString();
    }

    private BiFunction<String, ReportKind, String> time(ToDoubleFunction<Quartiles> which) {
        return (label, report) -> {
            Quartiles times = measurements.nanoseconds(label, report);
            return times == null ? "-" : Amounts.time(which.applyAsDouble(times));
        };
    }

    private String ratios(String anchor) {
        StringBuilder table = head("times as fast as " + anchor + ", by medians", "mean");
        for (String label : measurements.labels()) {
            if (label.equals(Touch.LABEL)) {
                continue;
            }
            table.append(String.format("%-16s", label));
            for (ReportKind report : ReportKind.values()) {
                table.append(String.format(" %13s", Amounts.ratio(measurements.ratio(label, anchor, report))));
            }
            table.append(String.format(" %13s%n", Amounts.ratio(measurements.meanRatio(label, anchor))));
        }
        return table.toString();
    }

    private String table(String title, BiFunction<String, ReportKind, String> cell) {
        StringBuilder table = head(title, "");
        for (String label : measurements.labels()) {
            table.append(String.format("%-16s", label));
            for (ReportKind report : ReportKind.values()) {
                table.append(String.format(" %13s", cell.apply(label, report)));
            }
            table.append(System.lineSeparator());
        }
        return table.toString();
    }

    private static StringBuilder head(String title, String last) {
        StringBuilder head = new StringBuilder(String.format("%n%s%n%-16s", title, ""));
        for (ReportKind report : ReportKind.values()) {
            head.append(String.format(" %13s", report.code()));
        }
        return head.append(String.format(" %13s%n", last));
    }
}
