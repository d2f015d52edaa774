package org.volunteerledger.rocks;

import java.nio.file.Path;
import java.util.Collection;
import org.volunteerledger.ordered.OrderedStorage;
import org.volunteerledger.storage.Kind;

/** Storages in folders, kept by RocksDB. */
public final class RocksStorage {

    private RocksStorage() {}

    /**
     * Opens a folder, or makes it.
     *
     * @param folder the folder, whose parent exists; no other process has it open
     * @param kinds  the kinds of records to keep, such as {@code VolunteerLedger.KINDS}
     * @return the storage
     * @throws org.volunteerledger.error.StorageUnavailable if the folder cannot be opened
     * @throws org.volunteerledger.error.SchemaMismatch if another version of this adapter made the folder
     */
    public static OrderedStorage open(Path folder, Collection<? extends Kind<?>> kinds) {
        return OrderedStorage.open(Database.open(folder), kinds);
    }
}
