package org.volunteerledger.storage.memory;

import java.util.Optional;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.StorageFixture;

/** Runs the contract kit. */
final class MemoryStorageContractTest extends AllContracts {

    @Override
    protected StorageFixture fixture() {
        return new StorageFixture() {
            @Override
            public Storage open(TestInfo test) {
                return MemoryStorage.create();
            }

            @Override
            public Optional<Storage> openAgain(Storage storage) {
                return Optional.empty();
            }
        };
    }
}
