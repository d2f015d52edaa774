package org.volunteerledger.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.benchmarks.Timings.Spent;
import org.volunteerledger.command.Command;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.Storage;

/**
 * Compares recording hours through the library with a plain JDBC batch insert of the very same rows: into copies of one durable H2
 * file, with the same columns, indexes and commits, in turns, in one run. The library on top checks references, idempotency, overlap
 * and policies, chains hashes, keeps accounts and writes a record of each change.
 */
public final class Ingest {

    /** What is compared. */
    enum Side {
        PLAIN_JDBC,
        LEDGER
    }

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final IngestOptions options;
    private final PrintStream out;
    private final H2File template;
    private final List<HourRecord> records;
    private List<@Nullable Object[]> rows = List.of();
    private long fingerprint;

    private Ingest(IngestOptions options, PrintStream out, H2File template, List<HourRecord> records) {
        this.options = options;
        this.out = out;
        this.template = template;
        this.records = records;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments {@code --rows N --volunteers N --rows-per-commit N --rounds N --seed N --csv FILE}, each with a default
     * @throws IOException  if files cannot be written
     * @throws SQLException if the database fails
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        // As in the console, for both sides: H2 looks up every text that it reads or writes in a cache of values.
        System.setProperty("h2.objectCache", System.getProperty("h2.objectCache", "false"));
        IngestOptions options = IngestOptions.parse(List.of(arguments));
        Timings timings = run(options, System.out);
        System.out.print(timings.table());
        if (options.csv() != null) {
            Files.writeString(options.csv(), timings.csv(), StandardCharsets.UTF_8);
        }
    }

    /** Runs all rounds, the first of which only warms up. */
    static Timings run(IngestOptions options, PrintStream out) throws IOException, SQLException {
        try (TemporaryFolder folder = TemporaryFolder.create("ingest")) {
            LedgerData data = LedgerData.of(options.rows(), options.volunteers(), options.seed());
            H2File template = H2File.open(folder.path().resolve("template"));
            long[] volunteers;
            // Closed before it is copied for the rounds.
            try (template;
                    Storage storage = template.storage()) {
                volunteers = City.register(storage, ledger(storage, 1L << 40), data);
            }
            return new Ingest(options, out, template, Timetable.records(data, volunteers)).rounds();
        }
    }

    private Timings rounds() throws SQLException {
        out.printf(
                "%,d rows, %,d volunteers, %,d rows per commit, %d rounds and one to warm up%n",
                records.size(), options.volunteers(), options.rowsPerCommit(), options.rounds());
        Map<Side, List<Spent>> spent = new EnumMap<>(Side.class);
        // The ledger begins: what it writes is what the other side inserts.
        List<Side> order = new ArrayList<>(List.of(Side.LEDGER, Side.PLAIN_JDBC));
        for (int round = 0; round <= options.rounds(); round++) {
            for (Side side : order) {
                Spent time = time(side);
                out.printf("round %d %-10s %6.2f s, %6.2f s of CPU%n", round, side, time.seconds(), time.cpuSeconds());
                if (round > 0) {
                    spent.computeIfAbsent(side, each -> new ArrayList<>()).add(time);
                }
            }
            Collections.rotate(order, 1);
        }
        return new Timings(records.size(), spent);
    }

    private Spent time(Side side) throws SQLException {
        H2File file = template.copy("round");
        try (Storage storage = file.storage()) {
            long cpu = PROCESS.getProcessCpuTime();
            long begin = System.nanoTime();
            if (side == Side.LEDGER) {
                record(ledger(storage, 1L << 41));
            } else {
                PlainJdbc.insert(file.pool(), rows, options.rowsPerCommit());
            }
            Spent spent = new Spent((System.nanoTime() - begin) * 1e-9, (PROCESS.getProcessCpuTime() - cpu) * 1e-9);
            requireSameRows(file);
            return spent;
        } finally {
            file.drop();
        }
    }

    private void record(VolunteerLedger ledger) {
        AccrualRules rules = AccrualRules.always(AccrualPolicy.DEFAULT);
        int each = options.rowsPerCommit();
        for (int from = 0; from < records.size(); from += each) {
            List<HourRecord> part = records.subList(from, Math.min(records.size(), from + each));
            for (RecordOutcome outcome : ledger.hours().record(Command.of("part-" + from, "bench"), part, rules)) {
                if (!(outcome instanceof RecordOutcome.Accepted)) {
                    throw new IllegalStateException("a record was not accepted: " + outcome);
                }
            }
        }
    }

    private void requireSameRows(H2File file) throws SQLException {
        long written = PlainJdbc.fingerprint(file.pool());
        if (rows.isEmpty()) {
            rows = PlainJdbc.rows(file.pool());
            fingerprint = written;
        }
        if (rows.size() != records.size() || written != fingerprint) {
            throw new IllegalStateException("the two sides have not written the same rows");
        }
    }

    /** A ledger that makes the same ids at the same times whenever it is asked. */
    private static VolunteerLedger ledger(Storage storage, long firstId) {
        AtomicLong ids = new AtomicLong(firstId);
        return VolunteerLedger.over(storage, KeyRing.of("bench", Map.of("bench", new byte[32]), new byte[32]))
                .clock(() -> NOW)
                .zone(EntryFeed.ZONE)
                .ids(ids::incrementAndGet)
                .build();
    }
}
