package org.volunteerledger.benchmarks.compare;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;

/**
 * The limit: adds up as many bytes of longs as a report reads of narrow columns, of the rows within its days. No scan of as many rows
 * can be faster.
 */
final class Touch implements Contender, AutoCloseable {

    static final String LABEL = "touch";

    private static final int VOLUNTEER = 4;
    private static final int PROJECT = 2;
    private static final int TEAM = 2;
    private static final int AREA = 1;
    private static final int CATEGORY = 1;
    private static final int DAY = 2;
    private static final int MINUTES = 2;

    /** How many longs are worth another thread. */
    private static final int EACH = 1 << 19;

    private final int threads;
    private final Map<ReportKind, Integer> longs = new EnumMap<>(ReportKind.class);
    private final long[] memory;
    private final ExecutorService helpers;

    Touch(LedgerData data, int threads) {
        this.threads = threads;
        this.helpers = Executors.newFixedThreadPool(threads);
        int most = 0;
        for (ReportKind report : ReportKind.values()) {
            int size = (int) (bytes(report) * rows(data, report) / Long.BYTES);
            longs.put(report, size);
            most = Math.max(most, size);
        }
        memory = new long[most];
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public boolean does(ReportKind report) {
        return true;
    }

    @Override
    public void run(ReportKind report, int time) {
        int size = longs.getOrDefault(report, 0);
        int parts = Math.max(1, Math.min(threads, size / EACH));
        CompletableFuture<?>[] others = IntStream.range(1, parts)
                .mapToObj(part -> CompletableFuture.runAsync(() -> add(size, part, parts), helpers))
                .toArray(CompletableFuture<?>[]::new);
        add(size, 0, parts);
        CompletableFuture.allOf(others).join();
    }

    @Override
    public void close() {
        helpers.shutdown();
    }

    private void add(int size, int part, int parts) {
        int from = (int) ((long) size * part / parts);
        int to = (int) ((long) size * (part + 1) / parts);
        // Asking for the sum is what keeps the compiler from leaving it out.
        if (sum(memory, from, to) != 0) {
            throw new IllegalStateException("nobody has written there");
        }
    }

    private static long sum(long[] memory, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += memory[i];
        }
        return sum;
    }

    /** The bytes of one row that a report needs; what stands is a bit more, which is left out. */
    static long bytes(ReportKind report) {
        return switch (report) {
            case TM -> VOLUNTEER + TEAM + DAY + MINUTES;
            case ACY, ACR -> VOLUNTEER + AREA + CATEGORY + DAY + MINUTES;
            case VT, T100 -> VOLUNTEER + MINUTES;
            case ONE_VOLUNTEER -> VOLUNTEER;
            case ONE_TEAM_MONTH -> TEAM + DAY;
            case PRJ -> VOLUNTEER + PROJECT + MINUTES;
            case DM -> VOLUNTEER + AREA + DAY + MINUTES;
            case CR -> VOLUNTEER + DAY + MINUTES;
        };
    }

    private static long rows(LedgerData data, ReportKind report) {
        return switch (report) {
            case ACY -> rows(data, LocalDate.of(ReportKind.YEAR, 1, 1), LocalDate.of(ReportKind.YEAR, 12, 31));
            case ACR -> rows(data, ReportKind.ACR_FROM, ReportKind.ACR_TO);
            case CR -> rows(data, ReportKind.CR_FROM, ReportKind.CR_TO);
            case TM, VT, T100, ONE_VOLUNTEER, ONE_TEAM_MONTH, PRJ, DM -> data.rows();
        };
    }

    private static long rows(LedgerData data, LocalDate from, LocalDate to) {
        int first = FlatColumns.dayNumber(from);
        int last = FlatColumns.dayNumber(to);
        return IntStream.range(0, data.rows())
                .filter(row -> data.dayNumber(row) >= first && data.dayNumber(row) <= last)
                .count();
    }
}
