package org.volunteerledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.error.InvalidInput;

final class NodeIdsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
    private static final int IDS_OF_A_MILLISECOND = 4096;

    private final MutableClock clock = MutableClock.at(NOW, ZoneOffset.UTC);

    @Test
    void idsGrowThoughTheClockStandsOrGoesBack() {
        NodeIds ids = NodeIds.of(7, clock);
        long last = 0;
        for (int i = 0; i < 3 * IDS_OF_A_MILLISECOND; i++) {
            if (i % 1000 == 0) {
                clock.advance(Duration.ofSeconds(i % 2000 == 0 ? -3600 : 1));
            }
            long id = ids.next();
            assertThat(id).isGreaterThan(last);
            last = id;
        }
    }

    @Test
    void idsGrowWithTheTime() {
        NodeIds ids = NodeIds.of(0, clock);
        long before = ids.next();
        clock.advance(Duration.ofMillis(1));

        assertThat(NodeIds.of(1023, clock).next()).isGreaterThan(before);
        assertThat(ids.next()).isGreaterThan(before);
    }

    @Test
    void nodesNeverShareAnId() {
        Set<Long> seen = new HashSet<>();
        for (int node : new int[] {0, 1, 2, 1023}) {
            NodeIds ids = NodeIds.of(node, clock);
            for (int i = 0; i < 2 * IDS_OF_A_MILLISECOND; i++) {
                assertThat(seen.add(ids.next())).isTrue();
            }
        }
    }

    @Test
    void threadsNeverShareAnId() throws Exception {
        NodeIds ids = NodeIds.of(5, clock);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<long[]> many = () -> {
                long[] mine = new long[20_000];
                Arrays.setAll(mine, i -> ids.next());
                return mine;
            };
            Set<Long> seen = new HashSet<>();
            for (Future<long[]> future :
                    threads.invokeAll(Stream.generate(() -> many).limit(4).toList())) {
                for (long id : future.get()) {
                    assertThat(seen.add(id)).isTrue();
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void idsAreGreaterThanZeroEvenIfTheClockIsWrong() {
        assertThat(NodeIds.of(0, InstantSource.fixed(Instant.EPOCH)).next()).isPositive();
        assertThat(NodeIds.of(1023, InstantSource.fixed(Instant.parse("2093-01-01T00:00:00Z")))
                        .next())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1024})
    void aNodeHasANumberOfTenBits(int node) {
        assertThatThrownBy(() -> NodeIds.of(node, clock)).isInstanceOf(InvalidInput.class);
    }
}
