package org.volunteerledger.rocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.ordered.OrderedStorage;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TckKinds;

/** How the kit gets at storages on RocksDB: a temporary folder for each. */
@NullMarked
final class RocksFixture implements StorageFixture {

    /** Those of the domain and those of the kit. */
    static final List<Kind<?>> KINDS = Stream.of(VolunteerLedger.KINDS, TckKinds.ALL)
            .<Kind<?>>flatMap(List::stream)
            .toList();

    private final IdentityHashMap<Storage, Path> folders = new IdentityHashMap<>();

    @Override
    public synchronized Storage open(TestInfo test) {
        try {
            Path folder = Files.createTempDirectory("rocks");
            Storage storage = RocksStorage.open(folder, KINDS);
            folders.put(storage, folder);
            return storage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<Storage> openAgain(Storage storage) {
        OrderedStorage known = (OrderedStorage) storage;
        return Optional.of(known.isClosed() ? RocksStorage.open(folder(known), KINDS) : known.share());
    }

    @Override
    public synchronized void discard(Storage storage) {
        storage.close();
        delete(folder(storage));
        folders.remove(storage);
    }

    private Path folder(Storage storage) {
        return Objects.requireNonNull(folders.get(storage), "the storage is not from this fixture");
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
