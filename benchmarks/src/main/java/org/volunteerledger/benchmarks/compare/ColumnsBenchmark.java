package org.volunteerledger.benchmarks.compare;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
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
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.HourExplanation;
import org.volunteerledger.aggregation.column.HourView;
import org.volunteerledger.benchmarks.Initializer;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;
import org.volunteerledger.benchmarks.Shape;

/** The parts of a report: making the query, choosing the way, and answering. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ColumnsBenchmark {

    private static final int VOLUNTEERS = 70_000;
    private static final double VOIDED = 0.05;

    /** How many grants. */
    @Param("1000000")
    public int rows;

    /** How many threads a report may use. */
    @Param("2")
    public int threads;

    /** Whether roll-ups stand. */
    @Param({"true", "false"})
    public boolean rollUps;

    /** Which report. */
    @Param
    public ReportKind report = ReportKind.TM;

    private LedgerData data;
    private HourView view;
    private HourQuery query;
    private int time;

    /** Made by JMH. */
    public ColumnsBenchmark() {}

    /** Loads the data. */
    @Setup(Level.Trial)
    @Initializer
    public void load() {
        data = LedgerData.of(new Shape(rows, VOLUNTEERS, Shape.TEAMS, 1, VOIDED, 0, 1));
        HourColumns columns =
                HourColumns.empty(ForkJoinPool.commonPool(), threads, rollUps ? LedgerEngine.ROLL_UPS : List.of());
        LedgerRows.load(data, columns);
        view = columns.view();
        query = report.query(data, 0);
    }

    /** Makes the query, about another volunteer or team each time. */
    @Benchmark
    public HourQuery query() {
        return report.query(data, time++);
    }

    /** Chooses the way. */
    @Benchmark
    public HourExplanation explain() {
        return view.explain(query);
    }

    /** Answers. */
    @Benchmark
    public HourTable answer() {
        return view.aggregate(query);
    }
}
