package org.volunteerledger.rocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;

/** A process that posts is killed, again and again; what it had acknowledged is there, whole, and nothing else. */
@NullMarked
final class CrashTest {

    private static final int ROUNDS = 6;
    private static final String POSTED = "posted ";

    @TempDir
    private @Nullable Path temporary;

    @Test
    void whatWasAcknowledgedSurvivesKill9() throws IOException, InterruptedException {
        Path folder = java.util.Objects.requireNonNull(temporary).resolve("ledger");
        // Fixed, so that a failure can be looked into; the moments within a commit differ from run to run anyhow.
        Random random = new Random(20_261_126);
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged = killedAfter(1 + random.nextInt(60), folder);
            try (RocksStorage storage = RocksStorage.open(folder, VolunteerLedger.KINDS)) {
                expectWhole(storage, acknowledged);
            }
        }
        assertTrue(acknowledged > ROUNDS, "each round goes on where the one before ended");
    }

    /** The number of days that were acknowledged in all before the process died. */
    private long killedAfter(int days, Path folder) throws IOException, InterruptedException {
        Path natives = Files.createDirectories(folder.resolveSibling("natives"));
        File errors = folder.resolveSibling("errors").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // A process that is killed leaves the library of RocksDB here.
                        "-Djava.io.tmpdir=" + natives,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demo.class.getName(),
                        folder.toString(),
                        "1000000")
                .redirectError(errors)
                .start();
        String last = null;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            for (int seen = 0; line != null; line = said.readLine()) {
                if (line.startsWith(POSTED)) {
                    last = line.substring(POSTED.length());
                    seen++;
                }
                if (seen == days) {
                    // That of the process itself would close its output, with what was acknowledged last.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        int exit = process.waitFor();
        assertNotNull(last, () -> "the process posted nothing: " + read(errors));
        assertNotEquals(0, exit, () -> "the process was not killed: " + read(errors));
        return Long.parseLong(last) + 1;
    }

    /** All of the first days, at most one more that was not acknowledged, and each of them with all that its commit wrote. */
    private static void expectWhole(Storage storage, long acknowledged) {
        List<String> findings = new ArrayList<>();
        LedgerVerification.run(storage, finding -> findings.add(finding.toString()), checked -> {});
        assertEquals(List.of(), findings);

        Map<Long, List<String>> entries = new TreeMap<>();
        Pages.visitEntries(
                storage,
                EntryFilter.ALL,
                entry -> entries.computeIfAbsent(entry.change(), change -> new ArrayList<>())
                        .add(day(entry)));
        List<RecordedChange> feed = storage.changesAfter(0, PageRequest.MAX_LIMIT);
        List<Long> posted = feed.stream()
                .filter(change -> change.record().command().equals("record-hours"))
                .map(change -> change.record().id())
                .toList();
        assertEquals(
                LongStream.rangeClosed(1, feed.size()).boxed().toList(),
                feed.stream().map(RecordedChange::position).toList(),
                "positions have no gap");
        assertTrue(
                posted.size() == acknowledged || posted.size() == acknowledged + 1,
                () -> acknowledged + " days were acknowledged, and " + posted.size() + " are there");
        assertEquals(posted.size(), entries.size(), "every change has its entries, and every entry its change");
        for (int day = 0; day < posted.size(); day++) {
            String key = "day-" + day;
            assertEquals(List.of(key, key, key), entries.get(posted.get(day)), "a commit over three accounts");
        }
        // By the index, and by the records themselves.
        assertEquals(
                Pages.all(storage, Volunteer.KIND, Filter.ALL),
                storage.list(Volunteer.KIND, Filter.ALL, PageRequest.first(10).ordered(Volunteer.NUMBER))
                        .items());
    }

    private static String day(HourEntry entry) {
        return entry.key().substring(0, entry.key().lastIndexOf('-'));
    }

    private static String read(File errors) {
        try {
            return Files.readString(errors.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
