package org.volunteerledger.tck;

import java.util.Optional;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.storage.Storage;

/** How the kit gets at the storage under test. An adapter author implements it once. */
public interface StorageFixture {

    /**
     * Opens a new storage without content, apart from every other that was opened. It can keep the kinds of {@link TckKinds#ALL}
     * besides those of the domain.
     *
     * @param test the test that will use it
     * @return an empty storage
     */
    Storage open(TestInfo test);

    /**
     * Opens what a storage keeps once more, as another process would, or the same process after a restart.
     *
     * @param storage a storage from this fixture, open or closed
     * @return a second handle on the same content, or empty if the content does not outlive or leave the storage object
     */
    Optional<Storage> openAgain(Storage storage);

    /**
     * Closes a storage and removes its content; the test is over. Called once for each {@link #open}, not for a second handle, which
     * the kit closes by itself.
     *
     * @param storage a storage from {@link #open}, which a test may have closed already
     */
    default void discard(Storage storage) {
        storage.close();
    }
}
