package org.volunteerledger.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private static final Map<String, String> DEFAULTS = Map.of(
            "--rows", "1M",
            "--volunteers", "",
            "--teams", String.valueOf(Shape.TEAMS),
            "--skew", "1",
            "--void-share", "0.05",
            "--seed", "1",
            "--rounds", "7",
            "--warm-up", "400",
            "--threads", "2",
            "--engines", "");

    private static final List<String> FILES = List.of("--csv", "--chart");

    /** Reads the command line. */
    static Options parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (Iterator<String> i = arguments.iterator(); i.hasNext(); ) {
            String name = i.next();
            if (!(DEFAULTS.containsKey(name) || FILES.contains(name)) || !i.hasNext()) {
                throw new IllegalArgumentException(
                        "the arguments are any of " + DEFAULTS.keySet() + " and " + FILES + ", each with a value");
            }
            given.put(name, i.next());
        }
        int rows = count(text(given, "--rows"));
        String volunteers = text(given, "--volunteers");
        Shape shape = new Shape(
                rows,
                volunteers.isEmpty() ? usualVolunteers(rows) : count(volunteers),
                count(text(given, "--teams")),
                Double.parseDouble(text(given, "--skew")),
                Double.parseDouble(text(given, "--void-share")),
                0,
                Long.parseLong(text(given, "--seed")));
        return new Options(
                shape,
                count(text(given, "--rounds")),
                count(text(given, "--warm-up")),
                count(text(given, "--threads")),
                engines(text(given, "--engines"), rows),
                path(given.get("--csv")),
                path(given.get("--chart")));
    }

    /** A number, with K or M for thousands or millions. */
    static int count(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        int unit = upper.endsWith("M") ? 1_000_000 : upper.endsWith("K") ? 1_000 : 1;
        return Math.multiplyExact(Integer.parseInt(unit == 1 ? upper : upper.substring(0, upper.length() - 1)), unit);
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

    private static String text(Map<String, String> given, String name) {
        return given.getOrDefault(name, "");
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }
}
