package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Storage;

/** What all contracts share: an empty storage for each test, and sample data. */
@ExtendWith(UnexpectedErrors.class)
public abstract class StorageContract {

    private @Nullable StorageFixture opener;
    private @Nullable Storage opened;
    private final List<Storage> handles = new ArrayList<>();
    private final SampleData samples = new SampleData();

    /** For subclasses. */
    protected StorageContract() {}

    /**
     * The storage under test.
     *
     * @return the fixture; asked for once in each test
     */
    protected abstract StorageFixture fixture();

    /**
     * Opens the storage.
     *
     * @param test the test
     */
    @BeforeEach
    public final void openStorage(TestInfo test) {
        opener = fixture();
        opened = opener.open(test);
    }

    /** Closes what the test used, unless threads that do not end are still in it, for which closing might wait as well. */
    @AfterEach
    public final void discardStorage() {
        if (Workers.leftRunning()) {
            return;
        }
        handles.forEach(Storage::close);
        if (opener != null && opened != null) {
            opener.discard(opened);
        }
    }

    /** The storage under test. */
    final Storage storage() {
        return java.util.Objects.requireNonNull(opened, "the storage is opened before each test");
    }

    /** A second handle on the content; the test is skipped if the storage has none. */
    final Storage again() {
        StorageFixture fixture = java.util.Objects.requireNonNull(opener, "the storage is opened before each test");
        Storage handle = fixture.openAgain(storage()).orElse(null);
        Assumptions.assumeTrue(handle != null, "the storage cannot be opened again: StorageFixture.openAgain is empty");
        Storage present = java.util.Objects.requireNonNull(handle);
        handles.add(present);
        return present;
    }

    /** The only handle on the content, opened after every other was closed; the test is skipped if the storage has none. */
    final Storage reopened() {
        handles.forEach(Storage::close);
        storage().close();
        return again();
    }

    /** A second handle on the content, for another writer; the storage itself if it has none. */
    final Storage another() {
        StorageFixture fixture = java.util.Objects.requireNonNull(opener, "the storage is opened before each test");
        Storage handle = fixture.openAgain(storage()).orElse(storage());
        handles.add(handle);
        return handle;
    }

    /** Skips the test unless the storage declares the capability. */
    final void needs(Capability capability) {
        Assumptions.assumeTrue(
                storage().capabilities().contains(capability), "the storage does not declare " + capability);
    }

    final SampleData samples() {
        return samples;
    }

    /** Commits puts of new items with one record. */
    final CommitReceipt create(Item... items) {
        return storage().commit(samples.creating(items));
    }
}
