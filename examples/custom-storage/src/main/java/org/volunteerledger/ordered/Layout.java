package org.volunteerledger.ordered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** Step 8: whether what lies there was written by this version, and with these kinds. */
final class Layout {

    private static final byte[] LAYOUT = Keys.of("layout");
    private static final byte[] INDEXED = Keys.of("indexed");

    /** To be raised when {@link Family} or {@link Keys} change. */
    private static final byte[] VERSION = Keys.of(1);

    /** How many keys of the index are written in one transaction. */
    private static final int PORTION = 1000;

    private final Engine engine;
    private final Records records;

    private Layout(Engine engine, Records records) {
        this.engine = engine;
        this.records = records;
    }

    static void check(Engine engine, Records records, Collection<? extends Kind<?>> kinds) {
        Layout layout = new Layout(engine, records);
        layout.checkVersion();
        layout.checkIndex(kinds);
    }

    private void checkVersion() {
        Optional<byte[]> found = noted(LAYOUT);
        if (found.isEmpty()) {
            write(update -> update.put(Family.DEFAULT, LAYOUT, VERSION));
        } else if (!Arrays.equals(found.get(), VERSION)) {
            throw new SchemaMismatch(
                    StorageError.WRONG_SCHEMA,
                    "The storage has layout " + Keys.lastNumber(found.get()) + ", not " + Keys.lastNumber(VERSION)
                            + ".");
        }
    }

    /**
     * The index is made of the attributes of the kinds. When a version of the library brings others, it is made anew; what it was made of
     * is noted at the end, so that an interrupted start begins again.
     */
    private void checkIndex(Collection<? extends Kind<?>> kinds) {
        byte[] wanted = Keys.of(kinds.stream()
                .map(kind -> kind.name() + kind.attributes())
                .sorted()
                .toList()
                .toString());
        Optional<byte[]> found = noted(INDEXED);
        if (found.isPresent() && Arrays.equals(found.get(), wanted)) {
            return;
        }
        if (found.isPresent()) {
            drop();
            kinds.forEach(this::index);
        }
        write(update -> update.put(Family.DEFAULT, INDEXED, wanted));
    }

    private void drop() {
        for (List<byte[]> keys = next(Family.INDEX, Keys.EVERYTHING, null);
                !keys.isEmpty();
                keys = next(Family.INDEX, Keys.EVERYTHING, null)) {
            List<byte[]> old = keys;
            write(update -> old.forEach(key -> update.delete(Family.INDEX, key)));
        }
    }

    private <E> void index(Kind<E> kind) {
        byte[] prefix = Keys.records(kind);
        for (List<byte[]> keys = next(Family.RECORDS, prefix, null);
                !keys.isEmpty();
                keys = next(Family.RECORDS, prefix, keys.get(keys.size() - 1))) {
            List<byte[]> rows = keys;
            write(update -> rows.forEach(row -> index(update, kind, Keys.lastNumber(row))));
        }
    }

    private <E> void index(Update update, Kind<E> kind, long id) {
        Versioned<E> row = records.find(update, kind, id).orElseThrow(() -> Records.contradiction(kind.name(), id));
        records.indexKeys(kind, id, row.entity()).forEach(key -> update.put(Family.INDEX, key, Keys.EVERYTHING));
    }

    private List<byte[]> next(Family family, byte[] prefix, byte @Nullable [] after) {
        return engine.read(view -> {
            List<byte[]> keys = new ArrayList<>();
            view.walk(family, prefix, after, false, (key, value) -> {
                keys.add(key);
                return keys.size() < PORTION;
            });
            return keys;
        });
    }

    private Optional<byte[]> noted(byte[] key) {
        return engine.read(view -> Optional.ofNullable(view.get(Family.DEFAULT, key)));
    }

    private void write(Consumer<Update> writing) {
        engine.update(new Engine.Work<Boolean>() {
            @Override
            public Optional<Boolean> prepare(Update update) {
                writing.accept(update);
                return Optional.empty();
            }

            @Override
            public Boolean finish(Update update) {
                return true;
            }
        });
    }
}
