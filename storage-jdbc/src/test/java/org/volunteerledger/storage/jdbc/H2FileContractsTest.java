package org.volunteerledger.storage.jdbc;

import org.jspecify.annotations.NullMarked;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.StorageFixture;

/** The contract kit on H2 in a file, with a pool whose auto-commit is off. */
@NullMarked
final class H2FileContractsTest extends AllContracts {

    private static final StorageFixture FIXTURE = JdbcFixture.on(Databases.h2File(), false);

    @Override
    protected StorageFixture fixture() {
        return FIXTURE;
    }
}
