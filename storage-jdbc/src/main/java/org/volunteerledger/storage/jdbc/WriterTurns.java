package org.volunteerledger.storage.jdbc;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets the writers of a database go one after another, in all storages of the process. Two databases may share a lock, which costs
 * waiting and nothing else.
 */
final class WriterTurns {

    private static final int STRIPES = 64;

    private static final List<Lock> LOCKS =
            Stream.<Lock>generate(ReentrantLock::new).limit(STRIPES).toList();

    private WriterTurns() {}

    static Lock of(String database) {
        return LOCKS.get(Math.floorMod(database.hashCode(), STRIPES));
    }
}
