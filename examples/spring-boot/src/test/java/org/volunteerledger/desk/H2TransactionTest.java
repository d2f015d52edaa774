package org.volunteerledger.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** On H2, with a pool that never commits by itself. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:transactions;DB_CLOSE_DELAY=-1")
@NullMarked
final class H2TransactionTest extends TransactionContract {

    H2TransactionTest(ApplicationContext application) {
        super(application);
    }

    @Override
    boolean commitsByItself() {
        return false;
    }
}
