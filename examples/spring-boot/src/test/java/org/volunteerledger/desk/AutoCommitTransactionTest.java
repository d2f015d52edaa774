package org.volunteerledger.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** On H2, with a pool that commits each statement by itself outside of a transaction. */
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:autocommit;DB_CLOSE_DELAY=-1",
            "spring.datasource.hikari.auto-commit=true"
        })
@NullMarked
final class AutoCommitTransactionTest extends TransactionContract {

    AutoCommitTransactionTest(ApplicationContext application) {
        super(application);
    }

    @Override
    boolean commitsByItself() {
        return true;
    }
}
