package org.volunteerledger.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the comparison of {@link Ingest} is run. */
record IngestOptions(
        int rows,
        int volunteers,
        int rowsPerCommit,
        int rounds,
        long seed,
        @Nullable Path csv) {

    private static final Map<String, String> DEFAULTS = Map.of(
            "--rows", "200000",
            "--volunteers", "70000",
            "--rows-per-commit", "5000",
            "--rounds", "7",
            "--seed", "1",
            "--csv", "");

    static IngestOptions parse(List<String> arguments) {
        Arguments given = Arguments.parse(arguments, DEFAULTS);
        return new IngestOptions(
                given.count("--rows"),
                given.count("--volunteers"),
                given.count("--rows-per-commit"),
                given.count("--rounds"),
                given.number("--seed"),
                given.file("--csv"));
    }
}
