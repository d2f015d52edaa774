package org.volunteerledger.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
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

    private static final List<String> NAMES =
            List.of("--rows", "--volunteers", "--rows-per-commit", "--rounds", "--seed", "--csv");

    static IngestOptions parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (Iterator<String> i = arguments.iterator(); i.hasNext(); ) {
            String name = i.next();
            if (!NAMES.contains(name) || !i.hasNext()) {
                throw new IllegalArgumentException("the arguments are any of " + NAMES + ", each with a value");
            }
            given.put(name, i.next());
        }
        String csv = given.get("--csv");
        return new IngestOptions(
                Integer.parseInt(given.getOrDefault("--rows", "200000")),
                Integer.parseInt(given.getOrDefault("--volunteers", "70000")),
                Integer.parseInt(given.getOrDefault("--rows-per-commit", "5000")),
                Integer.parseInt(given.getOrDefault("--rounds", "7")),
                Long.parseLong(given.getOrDefault("--seed", "1")),
                csv == null ? null : Path.of(csv));
    }
}
