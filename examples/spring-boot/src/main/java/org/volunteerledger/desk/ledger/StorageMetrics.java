package org.volunteerledger.desk.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageListener;

/** Tells Micrometer of every call of the storage, and remembers whether the last one reached the database. */
@Component
public class StorageMetrics implements StorageListener {

    private final MeterRegistry meters;
    private volatile String failing = "";

    StorageMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void called(Operation operation, Duration took, @Nullable LedgerException failure) {
        String outcome = failure == null ? "OK" : failure.code().name();
        meters.timer("ledger.storage", "operation", operation.name().toLowerCase(Locale.ROOT), "outcome", outcome)
                .record(took);
        boolean lost = failure instanceof StorageUnavailable || failure instanceof OutcomeUnknown;
        failing = lost ? outcome : "";
    }

    /** The code of the failure, if the last call did not reach the database; empty otherwise. */
    String failing() {
        return failing;
    }
}
