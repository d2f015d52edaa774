package org.volunteerledger.contract;

import org.junit.jupiter.api.AfterAll;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.StorageFixture;

/** The model that judges the others keeps every contract itself; where a scenario fails here, the core is wrong. */
final class ReferenceStorageTest extends AllContracts {

    private static final PublishedEvents EVENTS = new PublishedEvents(ReferenceStorage.fixture());

    @Override
    protected StorageFixture fixture() {
        return EVENTS;
    }

    @AfterAll
    static void theEventsAreThoseOfTheCatalogue() {
        EVENTS.check();
    }
}
