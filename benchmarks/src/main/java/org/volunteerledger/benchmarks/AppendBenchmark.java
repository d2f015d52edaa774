package org.volunteerledger.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.memory.MemoryStorage;

/** What it costs to number, chain and commit all of the data, into an empty storage each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class AppendBenchmark {

    /** How many records. */
    @Param("200000")
    public int rows;

    /** How many volunteers. */
    @Param("70000")
    public int volunteers;

    /** How many records go into one commit. */
    @Param("5000")
    public int rowsPerCommit;

    private LedgerData data;
    private TemporaryFolder folder;

    /** Made by JMH. */
    public AppendBenchmark() {}

    /** Makes the data. */
    @Setup(Level.Trial)
    @Initializer
    public void load() throws IOException {
        data = LedgerData.of(rows, volunteers, 1);
        folder = TemporaryFolder.create("append-benchmark");
    }

    /** Removes what the databases have left. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        folder.close();
    }

    /** Only numbers and chains, without a storage. */
    @Benchmark
    public void build(Blackhole sink) {
        EntryFeed feed = new EntryFeed(data);
        while (feed.hasNext()) {
            sink.consume(feed.nextChangeSet(rowsPerCommit));
        }
    }

    /** Into memory. */
    @Benchmark
    public Storage memory() {
        MemoryStorage storage = MemoryStorage.create();
        EntryFeed.load(data, storage, rowsPerCommit);
        return storage;
    }

    /** Into a durable H2 file, which is made anew. */
    @Benchmark
    public void h2File() {
        H2File file = H2File.open(folder.path().resolve("ledger"));
        try (Storage storage = file.storage()) {
            EntryFeed.load(data, storage, rowsPerCommit);
        }
        file.drop();
    }
}
