package org.volunteerledger.desk.ledger;

import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words at the start that the database does not answer; the migrations are the first to ask it. */
final class DatabaseAnalyzer extends AbstractFailureAnalyzer<FlywaySqlUnableToConnectToDbException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FlywaySqlUnableToConnectToDbException cause) {
        return new FailureAnalysis(
                "The database does not answer.",
                "Start it, or look at spring.datasource.url, username and password; then start the desk again.",
                cause);
    }
}
