package org.volunteerledger.rocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.volunteerledger.ordered.OrderedStorage;
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

    /** How many days the processes said they had posted. */
    private long acknowledged;

    @Test
    void whatWasAcknowledgedSurvivesKill9() throws IOException {
        Path folder = Objects.requireNonNull(temporary).resolve("ledger");
        // Fixed, so that a failure can be looked into; the moments within a commit differ from run to run anyhow.
        Random random = new Random(20_261_126);
        for (int round = 0; round < ROUNDS; round++) {
            // The first is killed before its first posting, somewhere between opening the folder and registering the
            // volunteers.
            killAfter(round == 0 ? 0 : 1 + random.nextInt(60), folder);
            try (OrderedStorage storage = RocksStorage.open(folder, VolunteerLedger.KINDS)) {
                expectWhole(storage);
            }
        }
        assertTrue(acknowledged >= ROUNDS - 1, "each round goes on where the one before ended");
    }

    private void killAfter(int days, Path folder) throws IOException {
        Path natives = Files.createDirectories(folder.resolveSibling("natives"));
        Path errors = folder.resolveSibling("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // A process that is killed leaves the library of RocksDB here.
                        "-Djava.io.tmpdir=" + natives,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demo.class.getName(),
                        folder.toString(),
                        "1000000")
                .redirectError(errors.toFile())
                .start();
        boolean killed = false;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(POSTED)) {
                    // What it says while it dies is said, too.
                    acknowledged = Long.parseLong(line.substring(POSTED.length())) + 1;
                    seen++;
                }
                if (seen == days && !killed) {
                    // Not of the process itself, which would close its output before the rest is read.
                    killed = process.toHandle().destroyForcibly();
                }
            }
        }
        assertTrue(killed, "the process ended by itself: " + Files.readString(errors));
        process.onExit().join();
    }

    /** All of the first days, at most one more that was not acknowledged, and each of them with all that its commit wrote. */
    private void expectWhole(Storage storage) {
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
}
