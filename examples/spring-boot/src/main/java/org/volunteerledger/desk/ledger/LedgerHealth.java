package org.volunteerledger.desk.ledger;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.storage.Storage;

/** Whether the ledger answers, and how far the cube has read. */
@Component("ledgerHealthIndicator")
class LedgerHealth implements HealthIndicator {

    private final Storage storage;
    private final Cube cube;
    private final StorageMetrics metrics;

    LedgerHealth(@Qualifier("reportStorage") Storage storage, Cube cube, StorageMetrics metrics) {
        this.storage = storage;
        this.cube = cube;
        this.metrics = metrics;
    }

    @Override
    public Health health() {
        try {
            storage.changes(List.of("health"));
        } catch (LedgerException e) {
            return Health.down().withDetail("code", e.code().name()).build();
        }
        String failing = metrics.failing();
        return (failing.isEmpty() ? Health.up() : Health.down().withDetail("code", failing))
                .withDetail("cubePosition", cube.position())
                .build();
    }
}
