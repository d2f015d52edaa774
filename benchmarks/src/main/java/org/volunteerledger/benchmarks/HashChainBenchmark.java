package org.volunteerledger.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;

/** What it costs to chain one entry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HashChainBenchmark {

    private static final int ENTRIES = 1024;

    private final List<HourEntry> entries =
            new EntryFeed(LedgerData.of(2 * ENTRIES, 500, 1)).next(2 * ENTRIES).subList(0, ENTRIES);

    /** Made by JMH. */
    public HashChainBenchmark() {}

    /** Each entry after the one before it. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public String chain() {
        String head = HashChain.START;
        for (HourEntry entry : entries) {
            head = HashChain.hash(head, entry);
        }
        return head;
    }
}
