package org.volunteerledger.benchmarks;

import java.util.Map;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.storage.memory.MemoryStorage;

/** The ten reports on the memory storage and as plain streams. Both hand out every row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueryBenchmark {

    /** How many records. */
    @Param("1000000")
    public int rows;

    /** How many volunteers. */
    @Param("70000")
    public int volunteers;

    /** From what the data is made. */
    @Param("1")
    public long seed;

    /** Which report. */
    @Param
    public ReportKind report = ReportKind.TM;

    private LedgerData data;
    private MemoryStorage storage;
    private StreamReports streams;
    private int time;

    /** Made by JMH. */
    public QueryBenchmark() {}

    /** Loads the data twice, and proves that both give the same answers. */
    @Setup(Level.Trial)
    @Initializer
    public void load() {
        data = LedgerData.of(rows, volunteers, seed);
        storage = MemoryStorage.create();
        EntryFeed.load(data, storage, 10_000);
        streams = new StreamReports(ServiceRecord.listOf(data), data);
        for (int i = 0; i < 3; i++) {
            SameAnswers.require(report, i, storage, streams, data);
        }
    }

    /** The library. */
    @Benchmark
    public void ledger(Blackhole sink) {
        HourTable table = storage.aggregate(report.query(data, time++));
        int columns = table.query().measures().size();
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < columns; column++) {
                sink.consume(table.value(row, column));
            }
        }
    }

    /** The plain version. */
    @Benchmark
    public void streams(Blackhole sink) {
        Map<Sums.Group, Sums> answer = streams.answer(report, time++);
        answer.values().forEach(sums -> {
            sink.consume(sums.minutes());
            sink.consume(sums.records());
            sink.consume(sums.volunteers());
        });
    }
}
