package org.volunteerledger.contract;

import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.StorageFixture;

/** The model that judges the others keeps every contract itself; where a scenario fails here, the core is wrong. */
final class ReferenceStorageTest extends AllContracts {

    @Override
    protected StorageFixture fixture() {
        return ReferenceStorage.fixture();
    }
}
