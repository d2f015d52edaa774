package org.volunteerledger.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;

/**
 * Writes a storage as JSON lines: a first line with the form of the file, the changes in their order, the records of each kind by id,
 * the entries by account and sequence, and a last line with the counts and the SHA-256 of the lines before it. Holds one page at a
 * time. Write it while nobody commits.
 */
public final class ArchiveWriter {

    static final String HEADER = "volunteer-ledger-archive";
    static final String CHANGE = "change";
    static final String ENTRY = "entry";
    static final String TRAILER = "end";
    static final int FORM = 1;

    private final Storage storage;
    private final Collection<Kind<?>> kinds;
    private final JsonCodec json = JsonCodec.shared();
    private final Writer out;
    private final LongConsumer progress;
    private final LineDigest digest = new LineDigest();
    private ArchiveCounts counts = ArchiveCounts.NONE;

    private ArchiveWriter(Storage storage, Collection<Kind<?>> kinds, Writer out, LongConsumer progress) {
        this.storage = storage;
        this.kinds = List.copyOf(kinds);
        this.out = out;
        this.progress = progress;
    }

    /**
     * Writes everything.
     *
     * @param storage  the storage
     * @param kinds    all kinds of records that it keeps
     * @param out      where to; not closed
     * @param progress called now and then with the number of lines written so far
     * @return what was written
     * @throws UncheckedIOException if writing fails
     */
    public static ArchiveCounts write(Storage storage, Collection<Kind<?>> kinds, Writer out, LongConsumer progress) {
        return new ArchiveWriter(storage, kinds, out, progress).write();
    }

    private ArchiveCounts write() {
        line(HEADER, FORM, new Header(kinds.stream().map(Kind::name).sorted().toList()));
        writeChanges();
        kinds.forEach(this::writeKind);
        Pages.visitEntries(storage, EntryFilter.ALL, entry -> {
            line(ENTRY, 0, entry);
            counted(0, 0, 1);
        });
        line(TRAILER, 0, new Trailer(counts.changes(), counts.records(), counts.entries(), digest.finish()));
        return counts;
    }

    private void writeChanges() {
        long position = 0;
        List<RecordedChange> page = storage.changesAfter(position, PageRequest.MAX_LIMIT);
        while (!page.isEmpty()) {
            for (RecordedChange change : page) {
                line(CHANGE, 0, change.record());
                counted(1, 0, 0);
                position = change.position();
            }
            page = storage.changesAfter(position, PageRequest.MAX_LIMIT);
        }
    }

    private <E> void writeKind(Kind<E> kind) {
        Pages.visit(storage, kind, Filter.ALL, item -> {
            line(kind.name(), item.version(), item.entity());
            counted(0, 1, 0);
        });
    }

    private void counted(long changes, long records, long entries) {
        counts = counts.plus(changes, records, entries);
        if (counts.total() % PageRequest.MAX_LIMIT == 0) {
            progress.accept(counts.total());
        }
    }

    private void line(String type, long version, Object record) {
        String line = json.writeLine(type, version, record);
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!type.equals(TRAILER)) {
            digest.add(line);
        }
    }

    /**
     * The first line.
     *
     * @param kinds the names of the kinds of records in the archive
     */
    record Header(List<String> kinds) {

        Header {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * The last line.
     *
     * @param changes the records of changes before it
     * @param records the records of the domain
     * @param entries the entries of the ledger
     * @param sha256  the digest of all lines before it
     */
    record Trailer(long changes, long records, long entries, String sha256) {}
}
