package org.volunteerledger.ignite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.ignite.client.IgniteClient;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TckKinds;

/** How the kit gets at storages in a cluster: one node for all tests, a ledger for each. Two clients stand for two processes. */
@NullMarked
final class IgniteFixture implements StorageFixture {

    private static final List<Kind<?>> KINDS = Stream.of(VolunteerLedger.KINDS, TckKinds.ALL)
            .<Kind<?>>flatMap(List::stream)
            .toList();

    private final IdentityHashMap<Storage, Long> ledgers = new IdentityHashMap<>();
    private @Nullable IgniteClient first;
    private @Nullable IgniteClient second;
    private long last;

    @Override
    public synchronized Storage open(TestInfo test) {
        if (first == null) {
            start();
        }
        last++;
        Storage storage = IgniteStorage.open(Objects.requireNonNull(first), last, KINDS);
        ledgers.put(storage, last);
        return storage;
    }

    @Override
    public synchronized Optional<Storage> openAgain(Storage storage) {
        return Optional.of(IgniteStorage.open(Objects.requireNonNull(second), ledger(storage), KINDS));
    }

    @Override
    public synchronized void discard(Storage storage) {
        storage.close();
        long ledger = ledger(storage);
        IgniteClient client = Objects.requireNonNull(first);
        client.sql()
                .execute(null, "delete from ledger_row where ledger = ?", ledger)
                .close();
        client.sql()
                .execute(null, "delete from ledger_entry where ledger = ?", ledger)
                .close();
        ledgers.remove(storage);
    }

    private long ledger(Storage storage) {
        return Objects.requireNonNull(ledgers.get(storage), "the storage is not from this fixture");
    }

    private void start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "cluster");
            LocalCluster cluster = LocalCluster.start(folder, Integer.getInteger("nodes", 1));
            first = cluster.client();
            second = cluster.client();
            IgniteStorage.createTables(first, Integer.getInteger("nodes", 1), 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
