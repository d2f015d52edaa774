package org.volunteerledger.ignite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

/**
 * How the kit gets at storages in a cluster: one node for all tests, a ledger for each. Two storages stand for two processes. Each is told
 * of one node more, which is down.
 */
@NullMarked
final class IgniteFixture implements StorageFixture {

    private static final List<Kind<?>> KINDS = Stream.of(VolunteerLedger.KINDS, TckKinds.ALL)
            .<Kind<?>>flatMap(List::stream)
            .toList();

    /** Nobody listens at this port, so that the connection is refused at once. */
    private static final String DOWN = "127.0.0.1:1";

    private final IdentityHashMap<Storage, Long> ledgers = new IdentityHashMap<>();
    private @Nullable LocalCluster cluster;
    private @Nullable IgniteClient client;
    private long last;

    @Override
    public synchronized Storage open(TestInfo test) {
        if (cluster == null) {
            start();
        }
        last++;
        Storage storage = open(last);
        ledgers.put(storage, last);
        return storage;
    }

    @Override
    public synchronized Optional<Storage> openAgain(Storage storage) {
        return Optional.of(open(ledger(storage)));
    }

    @Override
    public synchronized void discard(Storage storage) {
        storage.close();
        long ledger = ledger(storage);
        for (String table : List.of("ledger_row", "ledger_entry")) {
            Objects.requireNonNull(client)
                    .sql()
                    .execute(null, "delete from " + table + " where ledger = ?", ledger)
                    .close();
        }
        ledgers.remove(storage);
    }

    private Storage open(long ledger) {
        List<String> addresses = Stream.concat(Stream.of(DOWN), Objects.requireNonNull(cluster).addresses().stream())
                .toList();
        return IgniteStorage.open(addresses, UnaryOperator.identity(), ledger, KINDS);
    }

    private long ledger(Storage storage) {
        return Objects.requireNonNull(ledgers.get(storage), "the storage is not from this fixture");
    }

    private void start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "cluster");
            cluster = LocalCluster.start(folder, Integer.getInteger("nodes", 1));
            client = cluster.client();
            IgniteStorage.createTables(client, Integer.getInteger("nodes", 1), 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
