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

    private final JsonCodec json = JsonCodec.create();
    private final Map<String, Kind<?>> kinds = new HashMap<>();
    private final LongConsumer progress;
    private final RestoreBatch batch;
    private final LineDigest digest = new LineDigest();
    private ArchiveCounts counts = ArchiveCounts.NONE;
    private long lineNumber;

    private ArchiveReader(Storage storage, Collection<Kind<?>> kinds, LongConsumer progress) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
        this.batch = new RestoreBatch(storage);
        this.progress = progress;
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
     *                                  the archive was cut short or altered; batches before that line stay
     * @throws org.volunteerledger.error.Refused if the storage holds something else under the same id or key
     * @throws UncheckedIOException     if reading fails
     */
    public static ArchiveCounts read(
            Storage storage, Collection<Kind<?>> kinds, BufferedReader in, LongConsumer progress) {
        return new ArchiveReader(storage, kinds, progress).read(in);
    }

    private ArchiveCounts read(BufferedReader in) {
        readHeader(next(in));
        List<JsonLine> lines = new ArrayList<>(BATCH);
        JsonLine line = next(in);
        while (!line.type().equals(ArchiveWriter.TRAILER)) {
            if (lines.size() == BATCH
                    || (!lines.isEmpty() && !lines.get(0).type().equals(line.type()))) {
                restore(lines);
            }
            requireKnown(line.type());
            lines.add(line);
            line = next(in);
        }
        restore(lines);
        requireWhole(record(ArchiveWriter.Trailer.class, line));
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
    private void restore(List<JsonLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String type = lines.get(0).type();
        if (type.equals(ArchiveWriter.CHANGE)) {
            batch.changes(
                    lines.stream().map(line -> record(ChangeRecord.class, line)).toList());
            counts = counts.plus(lines.size(), 0, 0);
        } else if (type.equals(ArchiveWriter.ENTRY)) {
            batch.entries(
                    lines.stream().map(line -> record(HourEntry.class, line)).toList());
            counts = counts.plus(0, 0, lines.size());
        } else {
            restoreKind(kind(type), lines);
            counts = counts.plus(0, lines.size(), 0);
        }
        lines.clear();
        progress.accept(counts.total());
    }

    private <E> void restoreKind(Kind<E> kind, List<JsonLine> lines) {
        batch.records(
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
