package org.volunteerledger.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.SampleData;

/** A cube that a thread of the host refreshes. */
final class FollowingTest {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final SampleData samples = new SampleData();
    private final ReferenceStorage storage = ReferenceStorage.create();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void commitsAreSeenByAndBy() {
        Cube cube = Cube.over(storage).load();
        try (Following following = cube.follow(scheduler, Duration.ofMillis(1))) {
            post();
            until(() -> cube.entries() == 1);
            post();
            until(() -> cube.entries() == 2);
            assertThat(following.failure()).isEmpty();
        }
    }

    @Test
    void aFailureIsToldAndTheCubeStaysWhereItWas() {
        post();
        ReferenceStorage handle = storage.again();
        Cube cube = Cube.over(handle).load();
        handle.close();
        try (Following following = cube.follow(scheduler, Duration.ofMillis(1))) {
            until(() -> following.failure().isPresent());
            assertThat(following.failure()).get().isInstanceOf(StorageUnavailable.class);
            assertThat(cube.entries()).isEqualTo(1);
        }
    }

    private void post() {
        AccountState state = samples.account();
        ChangeRecord change = samples.change();
        storage.commit(ChangeSet.builder()
                .record(change)
                .append(state, List.of(samples.grant(state).change(change.id()).build()))
                .build());
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
