package org.volunteerledger.ignite;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.client.IgniteClientConfiguration;
import org.apache.ignite.lang.ErrorGroups.Client;
import org.apache.ignite.lang.IgniteException;
import org.jspecify.annotations.Nullable;

/**
 * A client for each node, which take turns; a node that does not answer is left alone for a while.
 *
 * <p>One client could know all the nodes, but two things are wrong with that in Ignite 3.1.0. It writes straight to the partitions, and
 * what is noted there of such a transaction names a zone that does not exist, so that a reader who meets it before it is cleaned up waits
 * for half a minute and fails (IGNITE-27202). And when a node has come back, it sends what belongs to a transaction by another
 * connection than it began the transaction by. A client of one node lets that node coordinate.
 */
final class Clients implements AutoCloseable {

    private static final int PROBE_MILLIS = 2_000;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final List<Entrance> entrances;
    private final AtomicInteger turn = new AtomicInteger();

    private Clients(List<Entrance> entrances) {
        this.entrances = entrances;
    }

    /** Does not connect yet. */
    static Clients of(Collection<String> addresses, UnaryOperator<IgniteClient.Builder> settings, long ledger) {
        return new Clients(addresses.stream()
                .map(address -> new Entrance(address, settings, ledger))
                .toList());
    }

    /** A node, and the tables as its client sees them. */
    record Way(IgniteClient client, Tables tables) {}

    /**
     * Asks the next node.
     *
     * @throws IgniteException if it does not work, or no node can be reached
     */
    <T> T ask(Function<Way, T> question) {
        Entrance entrance = next();
        try {
            return question.apply(entrance.way());
        } catch (IgniteException | CompletionException e) {
            IgniteException error = Failures.of(e);
            if (Failures.isDisconnected(error)) {
                entrance.rest();
            }
            throw error;
        }
    }

    /** The next that can be reached, and those that rest only if there is no other. */
    private Entrance next() {
        int first = turn.getAndIncrement();
        IgniteException last = null;
        for (boolean resting : List.of(false, true)) {
            for (int i = 0; i < entrances.size(); i++) {
                Entrance entrance = entrances.get(Math.floorMod(first + i, entrances.size()));
                if (entrance.isResting() == resting) {
                    try {
                        entrance.way();
                        return entrance;
                    } catch (IgniteException | CompletionException e) {
                        entrance.rest();
                        last = Failures.of(e);
                    }
                }
            }
        }
        throw last == null ? new IllegalStateException("no addresses") : last;
    }

    @Override
    public void close() {
        entrances.forEach(Entrance::disconnect);
    }

    private static final class Entrance {

        private final String address;
        private final UnaryOperator<IgniteClient.Builder> settings;
        private final long ledger;
        private @Nullable Way way;
        private boolean resting;
        private long until;

        Entrance(String address, UnaryOperator<IgniteClient.Builder> settings, long ledger) {
            this.address = address;
            this.settings = settings;
            this.ledger = ledger;
        }

        synchronized Way way() {
            Way known = way;
            if (known == null) {
                probe();
                IgniteClient client = settings.apply(IgniteClient.builder())
                        .addresses(address)
                        .build();
                try {
                    known = new Way(client, Tables.of(client, ledger));
                } catch (RuntimeException e) {
                    client.close();
                    throw e;
                }
                way = known;
            }
            resting = false;
            return known;
        }

        /** A client that cannot connect leaves its threads behind, so it is made only if somebody listens. */
        private void probe() {
            URI place = URI.create("ignite://" + address);
            int port = place.getPort() < 0 ? IgniteClientConfiguration.DFLT_PORT : place.getPort();
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(place.getHost(), port), PROBE_MILLIS);
            } catch (IOException e) {
                throw new IgniteException(Client.CONNECTION_ERR, "nobody listens at " + address, e);
            }
        }

        synchronized boolean isResting() {
            return resting && System.nanoTime() - until < 0;
        }

        synchronized void rest() {
            disconnect();
            resting = true;
            until = System.nanoTime() + REST_NANOS;
        }

        synchronized void disconnect() {
            if (way != null) {
                way.client().close();
                way = null;
            }
        }
    }
}
