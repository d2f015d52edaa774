/**
 * RocksDB as the engine of an {@link org.volunteerledger.ordered.OrderedStorage}: opening, snapshots, transactions and the end.
 *
 * <p>{@link org.volunteerledger.rocks.Demo} is a ledger on it, to be killed.
 */
@NullMarked
package org.volunteerledger.rocks;

import org.jspecify.annotations.NullMarked;
