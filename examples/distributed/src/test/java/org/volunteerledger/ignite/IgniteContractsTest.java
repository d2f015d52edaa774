package org.volunteerledger.ignite;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.StorageFixture;

/** Runs the contract kit. */
@NullMarked
@Tag("cluster")
final class IgniteContractsTest extends AllContracts {

    private static final StorageFixture FIXTURE = new IgniteFixture();

    @Override
    protected StorageFixture fixture() {
        return FIXTURE;
    }
}
