package org.volunteerledger.benchmarks.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.benchmarks.Quartiles;
import org.volunteerledger.benchmarks.ReportKind;

/** The times of all turns, by contender and report. */
final class Measurements {

    /**
     * What one call took, on average over a turn.
     *
     * @param nanoseconds by the clock
     * @param processors  nanoseconds of processors, of all threads of this process: collecting garbage and compiling too
     * @param bytes       allocated on the heap
     */
    record Turn(double nanoseconds, double processors, long bytes) {}

    private final Map<String, Map<ReportKind, List<Turn>>> turns = new LinkedHashMap<>();

    void add(String label, ReportKind report, Turn turn) {
        turns.computeIfAbsent(label, each -> new EnumMap<>(ReportKind.class))
                .computeIfAbsent(report, each -> new ArrayList<>())
                .add(turn);
    }

    /** The contenders that have done anything, in the order of the first round. */
    Set<String> labels() {
        return turns.keySet();
    }

    /** The times of one contender for a report, or null if it has none. */
    @Nullable Quartiles nanoseconds(String label, ReportKind report) {
        List<Turn> list = list(label, report);
        return list.isEmpty()
                ? null
                : Quartiles.of(list.stream().mapToDouble(Turn::nanoseconds).toArray());
    }

    /** What it allocated for each call, as a median. */
    long bytes(String label, ReportKind report) {
        List<Turn> list = list(label, report);
        return list.isEmpty()
                ? 0
                : (long) Quartiles.of(list.stream().mapToDouble(Turn::bytes).toArray())
                        .median();
    }

    /** What the processors did for each call, in nanoseconds, as a median; NaN if there is nothing. */
    double processors(String label, ReportKind report) {
        List<Turn> list = list(label, report);
        return list.isEmpty()
                ? Double.NaN
                : Quartiles.of(list.stream().mapToDouble(Turn::processors).toArray())
                        .median();
    }

    /** How many times as fast as another one it is, by medians; NaN if one of both has no times. */
    double ratio(String label, String other, ReportKind report) {
        Quartiles own = nanoseconds(label, report);
        Quartiles others = nanoseconds(other, report);
        return own == null || others == null ? Double.NaN : others.median() / own.median();
    }

    /** The geometric mean of the ratios over all reports that both answer; NaN if there are none. */
    double meanRatio(String label, String other) {
        double logarithms = 0;
        int reports = 0;
        for (ReportKind report : ReportKind.values()) {
            double ratio = ratio(label, other, report);
            if (!Double.isNaN(ratio)) {
                logarithms += Math.log(ratio);
                reports++;
            }
        }
        return reports == 0 ? Double.NaN : Math.exp(logarithms / reports);
    }

    private List<Turn> list(String label, ReportKind report) {
        return turns.getOrDefault(label, Map.of()).getOrDefault(report, List.of());
    }
}
