package org.volunteerledger.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.json.JsonLine;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;

/**
 * Restores an archive. What the storage holds already and is the same is left alone, so a restore that was interrupted is completed by
 * running it again; what differs is refused. Batches are committed one by one.
 */
public final class ArchiveReader {

    private static final int BATCH = 2_000;

    private final JsonCodec json = JsonCodec.shared();
    private final Map<String, Kind<?>> kinds = new HashMap<>();
    private final LongConsumer progress;

    /** Where lines go; null if the archive is only checked. */
    private final @Nullable RestoreBatch batch;

    private final LineDigest digest = new LineDigest();
    private ArchiveCounts counts = ArchiveCounts.NONE;
    private long lineNumber;

    private ArchiveReader(@Nullable RestoreBatch batch, Collection<Kind<?>> kinds, LongConsumer progress) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
        this.batch = batch;
        this.progress = progress;
    }

    /**
     * Reads an archive to its end and restores nothing. To be called before {@link #read} wherever the source can be read twice: whether
     * an archive is whole and as it was written is known only at its last line.
     *
     * @param kinds    all kinds of records that the storage keeps
     * @param in       where from; not closed
     * @param progress called now and then with the number of lines read so far
     * @return what the archive holds
     * @throws InvalidInput         if the archive was cut short or altered, goes on after its end, or has a line that is not one of an
     *                              archive or names an unknown kind
     * @throws UncheckedIOException if reading fails
     */
    public static ArchiveCounts check(Collection<Kind<?>> kinds, BufferedReader in, LongConsumer progress) {
        return new ArchiveReader(null, kinds, progress).read(in);
    }

    /**
     * Restores everything.
     *
     * @param storage  the storage, empty or holding part of the same archive
     * @param kinds    all kinds of records that it keeps
     * @param in       where from; not closed
     * @param progress called now and then with the number of lines read so far
     * @return what the archive holds
     * @throws InvalidInput             if a line cannot be understood, names an unknown kind, breaks the hash chain of its account, or
     *                                  the archive was cut short, altered or goes on after its end; batches before that line stay
     * @throws org.volunteerledger.error.Refused if the storage holds something else under the same id or key
     * @throws UncheckedIOException     if reading fails
     */
    public static ArchiveCounts read(
            Storage storage, Collection<Kind<?>> kinds, BufferedReader in, LongConsumer progress) {
        return new ArchiveReader(new RestoreBatch(storage), kinds, progress).read(in);
    }

    private ArchiveCounts read(BufferedReader in) {
        readHeader(next(in));
        List<JsonLine> lines = new ArrayList<>(BATCH);
        JsonLine line = next(in);
        while (!line.type().equals(ArchiveWriter.TRAILER)) {
            if (lines.size() == BATCH
                    || (!lines.isEmpty() && !lines.get(0).type().equals(line.type()))) {
                take(lines);
            }
            requireKnown(line.type());
            lines.add(line);
            line = next(in);
        }
        take(lines);
        requireWhole(record(ArchiveWriter.Trailer.class, line));
        lineNumber++;
        if (readLine(in) != null) {
            throw bad("the archive goes on after its end");
        }
        return counts;
    }

    private void requireKnown(String type) {
        if (!type.equals(ArchiveWriter.CHANGE) && !type.equals(ArchiveWriter.ENTRY)) {
            kind(type);
        }
    }

    private void requireWhole(ArchiveWriter.Trailer trailer) {
        ArchiveCounts expected = ArchiveCounts.NONE.plus(trailer.changes(), trailer.records(), trailer.entries());
        if (!expected.equals(counts)) {
            throw cutShort("holds " + counts.total() + " lines, its last line says " + expected.total());
        }
        if (!digest.finish().equals(trailer.sha256())) {
            throw new InvalidInput(
                    ArchiveError.ALTERED,
                    "The lines of the archive are not those that were written.",
                    Map.of("line", lineNumber));
        }
    }

    private void readHeader(JsonLine line) {
        if (!line.type().equals(ArchiveWriter.HEADER) || line.version() != ArchiveWriter.FORM) {
            throw bad("the first line is not that of an archive of form " + ArchiveWriter.FORM);
        }
        record(ArchiveWriter.Header.class, line).kinds().forEach(this::kind);
    }

    /** Lines of one type at a time, restored together. */
    private void take(List<JsonLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String type = lines.get(0).type();
        if (batch != null) {
            restore(batch, type, lines);
        }
        counts = switch (type) {
            case ArchiveWriter.CHANGE -> counts.plus(lines.size(), 0, 0);
            case ArchiveWriter.ENTRY -> counts.plus(0, 0, lines.size());
            default -> counts.plus(0, lines.size(), 0);
        };
        lines.clear();
        progress.accept(counts.total());
    }

    private void restore(RestoreBatch target, String type, List<JsonLine> lines) {
        switch (type) {
            case ArchiveWriter.CHANGE ->
                target.changes(lines.stream()
                        .map(line -> record(ChangeRecord.class, line))
                        .toList());
            case ArchiveWriter.ENTRY ->
                target.entries(lines.stream()
                        .map(line -> record(HourEntry.class, line))
                        .toList());
            default -> restoreKind(target, kind(type), lines);
        }
    }

    private <E> void restoreKind(RestoreBatch target, Kind<E> kind, List<JsonLine> lines) {
        target.records(
                kind,
                lines.stream()
                        .map(line -> {
                            E entity = record(kind.type(), line);
                            return new org.volunteerledger.storage.Versioned<>(
                                    kind.idOf(entity), line.version(), entity);
                        })
                        .toList());
    }

    private Kind<?> kind(String name) {
        Kind<?> kind = kinds.get(name);
        if (kind == null) {
            throw new InvalidInput(
                    ArchiveError.UNKNOWN_KIND,
                    "Line " + lineNumber + " names the kind " + name + ", which this ledger does not have.",
                    Map.of("line", lineNumber, "kind", name));
        }
        return kind;
    }

    private <E> E record(Class<E> type, JsonLine line) {
        try {
            return json.read(type, line.json());
        } catch (Corrupt e) {
            throw bad("a line up to here is not a readable " + type.getSimpleName());
        }
    }

    private JsonLine next(BufferedReader in) {
        String line = readLine(in);
        lineNumber++;
        if (line == null) {
            throw cutShort("ends without its last line");
        }
        JsonLine read = parse(line);
        if (!read.type().equals(ArchiveWriter.TRAILER)) {
            digest.add(line);
        }
        return read;
    }

    private JsonLine parse(String line) {
        try {
            return json.readLine(line);
        } catch (InvalidInput e) {
            throw bad("the line is not one of an archive");
        }
    }

    private static @Nullable String readLine(BufferedReader in) {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InvalidInput bad(String what) {
        return new InvalidInput(
                ArchiveError.BAD_LINE, "At line " + lineNumber + " " + what + ".", Map.of("line", lineNumber));
    }

    private InvalidInput cutShort(String what) {
        return new InvalidInput(ArchiveError.CUT_SHORT, "The archive " + what + ".", Map.of("line", lineNumber));
    }
}
