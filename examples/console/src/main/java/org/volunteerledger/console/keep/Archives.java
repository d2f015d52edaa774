package org.volunteerledger.console.keep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.archive.ArchiveCounts;
import org.volunteerledger.archive.ArchiveReader;
import org.volunteerledger.archive.ArchiveWriter;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreError;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.InvalidInput;

/** Whole stores as files of JSON lines. */
public final class Archives {

    private static final String START = "{\"type\":\"volunteer-ledger-archive\"";

    private Archives() {}

    /**
     * Whether a file starts as archives do.
     *
     * @param file the file
     * @return true if it does
     * @throws IOException if it cannot be read
     */
    public static boolean isArchive(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(START.length()), StandardCharsets.US_ASCII).equals(START);
        }
    }

    /**
     * Restores an archive, after it was read to its end once: nothing of one that was altered gets into the ledger.
     *
     * @param open     the ledger, empty or holding part of the archive
     * @param file     the archive
     * @param terminal where to write
     * @return the exit code
     * @throws IOException if the file cannot be read
     */
    public static int restore(OpenLedger open, Path file, Terminal terminal) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file);
                Progress progress = Progress.of(terminal, "Checking", "lines", 0)) {
            ArchiveReader.check(VolunteerLedger.KINDS, in, progress::at);
            progress.finish();
        }
        try (BufferedReader in = Files.newBufferedReader(file);
                Progress progress = Progress.of(terminal, "Restoring", "lines", 0)) {
            ArchiveCounts counts = ArchiveReader.read(open.storage(), VolunteerLedger.KINDS, in, progress::at);
            progress.finish();
            show(terminal, "restored from " + file, counts);
        }
        return ExitCode.OK;
    }

    /**
     * Checks that a file can be read.
     *
     * @param file the file
     * @throws InvalidInput if it cannot
     */
    public static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidInput(StoreError.BAD_FILE, "There is no readable file " + file + ".", Map.of());
        }
    }

    /** Written beside the file first, so that a file of that name is whole. */
    static void export(OpenLedger open, Path file, Outputs outputs, Terminal terminal) throws IOException {
        outputs.checked(file);
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        ArchiveCounts counts;
        try (Writer out = outputs.text(draft);
                Progress progress = Progress.of(terminal, "Exporting", "lines", 0)) {
            counts = ArchiveWriter.write(open.storage(), VolunteerLedger.KINDS, out, progress::at);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        show(terminal, "exported to " + file, counts);
    }

    private static void show(Terminal terminal, String what, ArchiveCounts counts) {
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %d changes, %d records, %d entries",
                        what,
                        counts.changes(),
                        counts.records(),
                        counts.entries()));
    }
}
