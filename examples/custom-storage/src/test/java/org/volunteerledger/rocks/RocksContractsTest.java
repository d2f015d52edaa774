package org.volunteerledger.rocks;

import org.jspecify.annotations.NullMarked;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.StorageFixture;

/** Runs the contract kit. */
@NullMarked
final class RocksContractsTest extends AllContracts {

    private static final StorageFixture FIXTURE = new RocksFixture();

    @Override
    protected StorageFixture fixture() {
        return FIXTURE;
    }
}
