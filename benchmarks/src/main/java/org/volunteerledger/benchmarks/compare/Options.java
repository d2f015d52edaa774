package org.volunteerledger.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.benchmarks.Arguments;
import org.volunteerledger.benchmarks.Shape;

/**
 * How engines are compared.
 *
 * @param shape   the data; no record is pending, so that all engines have the same ones
 * @param rounds  how many times everything is measured
 * @param warmUp  how long each contender warms up for each report at least, in milliseconds
 * @param threads how many threads an engine may use that can use several
 * @param engines which take part
 * @param csv     where the figures go, or null
 * @param chart   where the chart goes, an HTML page or an SVG, or null
 */
record Options(
        Shape shape,
        int rounds,
        int warmUp,
        int threads,
        List<EngineKind> engines,
        @Nullable Path csv,
        @Nullable Path chart) {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("--rows", "1M"),
            Map.entry("--volunteers", ""),
            Map.entry("--teams", String.valueOf(Shape.TEAMS)),
            Map.entry("--skew", "1"),
            Map.entry("--void-share", "0.05"),
            Map.entry("--seed", "1"),
            Map.entry("--rounds", "7"),
            Map.entry("--warm-up", "400"),
            Map.entry("--threads", "2"),
            Map.entry("--engines", ""),
            Map.entry("--csv", ""),
            Map.entry("--chart", ""));

    /** Reads the command line. */
    static Options parse(List<String> arguments) {
        Arguments given = Arguments.parse(arguments, DEFAULTS);
        int rows = given.count("--rows");
        Shape shape = new Shape(
                rows,
                given.text("--volunteers").isEmpty() ? usualVolunteers(rows) : given.count("--volunteers"),
                given.count("--teams"),
                given.fraction("--skew"),
                given.fraction("--void-share"),
                0,
                given.number("--seed"));
        return new Options(
                shape,
                given.count("--rounds"),
                given.count("--warm-up"),
                given.count("--threads"),
                engines(given.text("--engines"), rows),
                given.file("--csv"),
                given.file("--chart"));
    }

    /** Those of a district, or of a large city where there are a hundred million records. */
    private static int usualVolunteers(int rows) {
        return rows < 100_000_000 ? 70_000 : 1_000_000;
    }

    private static List<EngineKind> engines(String names, int rows) {
        if (names.equals("all")) {
            return List.of(EngineKind.values());
        }
        if (names.isEmpty()) {
            return Arrays.stream(EngineKind.values())
                    .filter(kind -> kind.isUsualFor(rows))
                    .toList();
        }
        List<EngineKind> engines = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            engines.add(EngineKind.of(name.strip()));
        }
        return engines;
    }
}
