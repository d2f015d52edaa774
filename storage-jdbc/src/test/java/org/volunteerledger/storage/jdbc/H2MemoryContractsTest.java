package org.volunteerledger.storage.jdbc;

import org.jspecify.annotations.NullMarked;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.StorageFixture;

/** The contract kit on H2 in memory. */
@NullMarked
final class H2MemoryContractsTest extends AllContracts {

    private static final StorageFixture FIXTURE = JdbcFixture.on(Databases.h2Memory(), true);

    @Override
    protected StorageFixture fixture() {
        return FIXTURE;
    }
}
