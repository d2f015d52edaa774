package org.volunteerledger.ignite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.ignite.client.IgniteClient;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.testing.SampleDistrict;

/**
 * A cluster on this machine with a small district: posts, reports, and, if there are three nodes, kills one with {@code kill -9} in the
 * middle of both and starts it again. At the end nothing that was acknowledged is missing and nothing is there twice, or it says what is.
 */
final class Demo {

    /** Held, for otherwise its level is forgotten. It tells at length of every connection lost, which is what is meant to happen here. */
    private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.ignite");

    private static final int POSTERS = 4;
    private static final long SEED = 1;
    private static final long LEDGER = 1;

    /** For trying only: a host keeps its keys elsewhere, and secret. */
    private static final KeyRing KEYS = KeyRing.of("demo", Map.of("demo", new byte[32]), new byte[32]);

    private static final List<Measure> MEASURES = List.of(Measure.MINUTES, Measure.ENTRIES, Measure.VOLUNTEERS);

    private static final List<HourQuery> REPORTS = List.of(
            report(Dimension.TEAM, Dimension.MONTH),
            report(Dimension.AREA, Dimension.CATEGORY),
            report(Dimension.VOLUNTEER),
            report());

    private final LocalCluster cluster;
    private final Clients clients;
    private final Storage storage;
    private final int commits;
    private int faults;

    private Demo(LocalCluster cluster, Clients clients, Storage storage, int commits) {
        this.cluster = cluster;
        this.clients = clients;
        this.storage = storage;
        this.commits = commits;
    }

    /**
     * Plays.
     *
     * @param arguments an empty folder; how many nodes, 1 to 3; and how many commits each of the posters makes
     * @throws IOException          if a node cannot be started
     * @throws InterruptedException if the process is told to end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1 || arguments.length > 3) {
            System.err.println("Usage: java -jar distributed.jar FOLDER [NODES [COMMITS]]");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        int nodes = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
        int commits = arguments.length < 3 ? 30 : Integer.parseInt(arguments[2]);
        CLIENT_LOG.setLevel(Level.OFF);
        System.setProperty("org.slf4j.simpleLogger.log.io.netty", "error");
        Stopwatch watch = new Stopwatch();
        try (LocalCluster cluster = LocalCluster.start(folder, nodes)) {
            try (IgniteClient client = cluster.client()) {
                IgniteStorage.createTables(client, nodes, 6);
            }
            watch.say(nodes + " nodes started, each partition kept by " + nodes);
            try (Clients clients = Clients.of(cluster.addresses(), UnaryOperator.identity(), LEDGER);
                    Storage storage = IgniteStorage.open(
                            cluster.addresses(), UnaryOperator.identity(), LEDGER, VolunteerLedger.KINDS)) {
                Demo demo = new Demo(cluster, clients, storage, commits);
                demo.play(watch, nodes);
                System.exit(demo.faults == 0 ? 0 : 1);
            }
        }
    }

    private void play(Stopwatch watch, int nodes) throws IOException, InterruptedException {
        MutableClock clock = MutableClock.at(Instant.EPOCH, ZoneOffset.UTC);
        VolunteerLedger ledger =
                VolunteerLedger.over(storage, KEYS).clock(clock).build();
        SampleDistrict district = SampleDistrict.make(ledger, clock, SampleDistrict.Size.SMALL, SEED);
        watch.say("a district of " + district.volunteers().size() + " volunteers made, "
                + district.activities().size() + " activities held");
        clock.advance(Duration.ofDays((long) commits * Posting.DAYS));

        long entryBytes = bytes(way -> way.tables().entryBytes(way.client()));
        long rowBytes = bytes(way -> way.tables().rowBytes(way.client()));
        List<Posting> postings = IntStream.range(0, POSTERS)
                .mapToObj(i -> new Posting(ledger, "posting-" + i, share(district, i), commits))
                .toList();
        Reporting reporting = new Reporting(storage, postings);
        post(postings, reporting, nodes);

        long entries = postings.stream().mapToLong(this::expected).sum();
        watch.say("%,d entries posted by %d, %.0f a second; %d commits sent again; %d reports meanwhile, %d refused"
                .formatted(
                        entries,
                        POSTERS,
                        entries / watch.seconds(),
                        again(postings),
                        reporting.made(),
                        reporting.refused()));
        reporting.faults().forEach(this::fault);
        entryBytes = (bytes(way -> way.tables().entryBytes(way.client())) - entryBytes) / entries;
        rowBytes = (bytes(way -> way.tables().rowBytes(way.client())) - rowBytes) / entries;
        check(postings, watch);
        System.out.printf(
                "%,d bytes for each entry of the posters, %,d in its row and %,d for its keys and change, before replicas%n",
                entryBytes + rowBytes, entryBytes, rowBytes);
        System.out.println(faults == 0 ? "Nothing lost, nothing twice, every report right." : faults + " faults.");
    }

    private long bytes(Function<Clients.Way, Long> table) {
        return Patience.until(() -> Optional.of(clients.ask(table)));
    }

    /** Each posts for volunteers of its own. */
    private static List<VolunteerId> share(SampleDistrict district, int poster) {
        return IntStream.range(0, district.volunteers().size())
                .filter(i -> i % POSTERS == poster)
                .mapToObj(district.volunteers()::get)
                .toList();
    }

    private void post(List<Posting> postings, Reporting reporting, int nodes) throws IOException, InterruptedException {
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        postings.forEach(posting -> tasks.add(new FutureTask<>(posting, true)));
        FutureTask<Boolean> reports = new FutureTask<>(reporting, true);
        tasks.forEach(task -> start(task, "posting"));
        start(reports, "reporting");
        if (nodes == 3) {
            awaitAcknowledged(postings, commits * POSTERS / 3);
            cluster.kill(1);
            System.out.println("node2 killed after " + acknowledged(postings) + " commits");
            awaitAcknowledged(postings, commits * POSTERS * 2 / 3);
            cluster.restart(1);
            System.out.println("node2 is back after " + acknowledged(postings) + " commits");
        }
        try {
            for (FutureTask<Boolean> task : tasks) {
                task.get();
            }
            reporting.end();
            reports.get();
        } catch (ExecutionException e) {
            reporting.end();
            fault("posting or reporting failed: " + e.getCause());
        }
    }

    /** It does not keep the process alive when the others have failed. */
    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitAcknowledged(List<Posting> postings, int wanted) throws InterruptedException {
        while (acknowledged(postings) < wanted) {
            Thread.sleep(5);
        }
    }

    private static int acknowledged(List<Posting> postings) {
        return postings.stream().mapToInt(Posting::acknowledged).sum();
    }

    private static int again(List<Posting> postings) {
        return postings.stream().mapToInt(Posting::sentAgain).sum();
    }

    private long expected(Posting posting) {
        return (long) commits * posting.entriesOfCommit();
    }

    /** Against what was acknowledged, against the entries themselves, and in the hash chains. */
    private void check(List<Posting> postings, Stopwatch watch) {
        HourTable posted = storage.aggregate(new HourQuery(
                List.of(Grouping.by(Dimension.VOLUNTEER)),
                MEASURES,
                HourFilter.SERVICE.within(Posting.BEGIN, null),
                List.of(),
                HourQuery.MAX_GROUPS));
        for (int row = 0; row < posted.rows(); row++) {
            if (posted.value(row, 1) != (long) commits * Posting.DAYS) {
                fault("account " + posted.key(row, 0) + " has " + posted.value(row, 1) + " entries, not "
                        + commits * Posting.DAYS);
            }
        }
        int volunteers = postings.stream()
                .mapToInt(posting -> posting.volunteers().size())
                .sum();
        if (posted.rows() != volunteers) {
            fault(posted.rows() + " accounts have entries, not " + volunteers);
        }
        watch.say("what is there is what was acknowledged");

        List<HourTable> tables = new ArrayList<>();
        for (HourQuery report : REPORTS) {
            tables.add(storage.aggregate(report));
            watch.say("the nodes report by "
                    + report.by().stream().map(Grouping::name).toList() + ": "
                    + tables.get(tables.size() - 1).rows() + " rows");
        }
        List<HourAggregator> kernels = REPORTS.stream().map(HourAggregator::of).toList();
        Pages.visitEntries(storage, EntryFilter.ALL, entry -> kernels.forEach(kernel -> kernel.add(entry)));
        for (int i = 0; i < REPORTS.size(); i++) {
            if (!kernels.get(i).finish().at(tables.get(i).position()).equals(tables.get(i))) {
                fault("the nodes report otherwise than the entries: "
                        + REPORTS.get(i).by());
            }
        }
        watch.say("the same from the entries, read one by one");

        Cube cube = Cube.over(storage).load();
        if (!cube.verify().differences().isEmpty()) {
            fault("the cube differs");
        }
        watch.say("a cube beside the cluster holds the same");
        LedgerVerification.Summary summary =
                LedgerVerification.run(storage, finding -> fault(finding.toString()), checked -> {});
        watch.say("the hash chains of %,d entries verified".formatted(summary.entries()));
    }

    private void fault(String what) {
        faults++;
        System.out.println("FAULT: " + what);
    }

    private static HourQuery report(Dimension... by) {
        return HourQuery.of(Arrays.stream(by).map(Grouping::by).toList(), MEASURES, HourFilter.SERVICE);
    }

    /** Says what is done, and how long it took. */
    private static final class Stopwatch {

        private long began = System.nanoTime();

        double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }

        void say(String done) {
            System.out.printf("%7.2f s  %s%n", seconds(), done);
            began = System.nanoTime();
        }
    }
}
