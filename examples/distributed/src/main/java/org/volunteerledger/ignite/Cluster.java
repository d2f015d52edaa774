package org.volunteerledger.ignite;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ignite.lang.IgniteException;
import org.apache.ignite.tx.Transaction;
import org.apache.ignite.tx.TransactionOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.ordered.Engine;
import org.volunteerledger.ordered.Family;
import org.volunteerledger.ordered.View;
import org.volunteerledger.storage.Capability;

/** One ledger in a cluster. */
final class Cluster implements Engine {

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.allOf(Capability.class));

    /** A commit of thousands of records takes longer than the half minute that the cluster would give it. */
    private static final long COMMIT_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private final Supplier<Clients> connecting;
    private final Clients clients;

    /** Held while positions are given; between processes, the row of the position does the same. */
    private final Lock feed;

    /** Those of this process who were disturbed by others take turns. */
    private final Lock turn;

    private Cluster(Supplier<Clients> connecting, Lock feed, Lock turn) {
        this.connecting = connecting;
        this.clients = connecting.get();
        this.feed = feed;
        this.turn = turn;
    }

    /** Connects with a node at least. */
    static Cluster of(Supplier<Clients> connecting) {
        Cluster cluster = new Cluster(connecting, new ReentrantLock(true), new ReentrantLock(true));
        try {
            cluster.clients.ask(Clients.Way::tables);
            return cluster;
        } catch (IgniteException e) {
            cluster.close();
            throw Failures.whileReading(e);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    /**
     * A transaction that only reads takes no locks, and sees the moment that its client last heard of. So first it hears of the newest
     * commit: the position is written by every commit, and whoever keeps it has a clock behind none of them.
     */
    @Override
    public <T> T read(Function<View, T> reading) {
        return reading(view -> reading.apply(view));
    }

    private <T> T reading(Function<IgniteView, T> reading) {
        return Patience.until(() -> clients.ask(way -> {
            way.tables().of(Family.DEFAULT).get(null, way.tables().key(Family.DEFAULT, IgniteView.POSITION));
            Transaction snapshot = way.client().transactions().begin(new TransactionOptions().readOnly(true));
            try {
                return Optional.of(reading.apply(new IgniteView(way, snapshot)));
            } finally {
                end(snapshot);
            }
        }));
    }

    /** Whoever was disturbed tries again with the turn of this process, so that of many who want the same row each gets it. */
    @Override
    public <T> T update(Work<T> work) {
        boolean[] mine = {false};
        try {
            return Patience.until(() -> {
                try {
                    return Optional.of(clients.ask(way -> once(way, work)));
                } catch (IgniteException e) {
                    if (!mine[0]) {
                        turn.lock();
                        mine[0] = true;
                    }
                    throw e;
                }
            });
        } finally {
            if (mine[0]) {
                turn.unlock();
            }
        }
    }

    private <T> T once(Clients.Way way, Work<T> work) {
        Transaction transaction =
                way.client().transactions().begin(new TransactionOptions().timeoutMillis(COMMIT_MILLIS));
        try {
            IgniteUpdate update = new IgniteUpdate(way, transaction);
            Optional<T> answer = work.prepare(update);
            if (answer.isPresent()) {
                return answer.get();
            }
            update.flush();
            return finish(work, update, transaction);
        } finally {
            end(transaction);
        }
    }

    private <T> T finish(Work<T> work, IgniteUpdate update, Transaction transaction) {
        feed.lock();
        try {
            T answer = work.finish(update);
            update.flush();
            commit(transaction);
            return answer;
        } finally {
            feed.unlock();
        }
    }

    private static void commit(Transaction transaction) {
        try {
            transaction.commit();
        } catch (IgniteException | CompletionException e) {
            throw Failures.whileCommitting(Failures.of(e));
        }
    }

    /** After a commit it does nothing. What cannot be rolled back is, when its time is over. */
    private static void end(Transaction transaction) {
        try {
            transaction.rollback();
        } catch (IgniteException | CompletionException e) {
            LOG.debug("rollback answered {}", Failures.of(e).codeAsString());
        }
    }

    @Override
    public Optional<List<HourTable>> aggregate(List<HourQuery> queries) {
        if (!queries.stream().allMatch(HourReport::isExpressible)) {
            return Optional.empty();
        }
        return Optional.of(reading(view -> {
            long position = view.lastPosition();
            return queries.stream()
                    .map(query -> new HourReport(query).answer(view).at(position))
                    .toList();
        }));
    }

    @Override
    public Engine share() {
        return new Cluster(connecting, feed, turn);
    }

    @Override
    public void close() {
        clients.close();
    }
}
