package org.volunteerledger.rocks;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.OptimisticTransactionDB;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.volunteerledger.ordered.Family;
import org.volunteerledger.ordered.Keys;
import org.volunteerledger.ordered.View;

/**
 * A read of one snapshot.
 *
 * <p>Snapshots, iterators and options live outside of the Java heap. Each is closed where it was made, whatever happens in between;
 * no caller ever sees one.
 */
class RocksView implements View {

    private final OptimisticTransactionDB rocks;
    private final Map<Family, ColumnFamilyHandle> families;
    final ReadOptions options;

    RocksView(OptimisticTransactionDB rocks, Map<Family, ColumnFamilyHandle> families, ReadOptions options) {
        this.rocks = rocks;
        this.families = families;
        this.options = options;
    }

    /** Reads as of now. */
    static <T> T now(
            OptimisticTransactionDB rocks, Map<Family, ColumnFamilyHandle> families, Function<View, T> reading) {
        Snapshot snapshot = rocks.getSnapshot();
        try (ReadOptions options = new ReadOptions().setSnapshot(snapshot)) {
            return reading.apply(new RocksView(rocks, families, options));
        } finally {
            rocks.releaseSnapshot(snapshot);
        }
    }

    @Override
    public byte @Nullable [] get(Family family, byte[] key) {
        try {
            return rocks.get(handle(family), options, key);
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    @Override
    public final void walk(Family family, byte[] prefix, byte @Nullable [] after, boolean descending, Visitor visitor) {
        try (RocksIterator place = rocks.newIterator(handle(family), options)) {
            seek(place, prefix, after, descending);
            boolean more = true;
            while (more && place.isValid()) {
                byte[] key = place.key();
                more = Keys.hasPrefix(key, prefix) && visitor.visit(key, place.value());
                step(place, descending);
            }
            // An iterator that meets a damaged block looks as if it were at the end.
            place.status();
        } catch (RocksDBException e) {
            throw Failures.whileReading(e);
        }
    }

    private static void seek(RocksIterator place, byte[] prefix, byte @Nullable [] after, boolean descending) {
        if (descending) {
            byte[] behind = Keys.behind(prefix);
            place.seekForPrev(after == null || Keys.ORDER.compare(after, behind) > 0 ? behind : after);
        } else {
            place.seek(after == null || Keys.ORDER.compare(after, prefix) < 0 ? prefix : after);
        }
        if (after != null && place.isValid() && Keys.ORDER.compare(place.key(), after) == 0) {
            step(place, descending);
        }
    }

    private static void step(RocksIterator place, boolean descending) {
        if (descending) {
            place.prev();
        } else {
            place.next();
        }
    }

    final ColumnFamilyHandle handle(Family family) {
        return Objects.requireNonNull(families.get(family), "every family is opened");
    }
}
