/**
 * A storage adapter as a third party would write it, on RocksDB. To be read in this order, as the README does:
 *
 * <ol>
 *   <li>{@link org.volunteerledger.rocks.Family}, {@link org.volunteerledger.rocks.Keys}: what is stored where, so that the engine's
 *       order of bytes is the order that is asked for
 *   <li>{@link org.volunteerledger.rocks.View}: a read, which sees one moment
 *   <li>{@link org.volunteerledger.rocks.Records}: the records of the domain, of any kind
 *   <li>{@link org.volunteerledger.rocks.Ledger}: accounts, entries, reports and the feed of changes
 *   <li>{@link org.volunteerledger.rocks.Update}, {@link org.volunteerledger.rocks.Commit}: the one write, checked first and applied
 *       as a whole
 *   <li>{@link org.volunteerledger.rocks.Database}: opening, transactions and the end
 *   <li>{@link org.volunteerledger.rocks.RocksStorage}: all of it behind the interface
 * </ol>
 *
 * <p>{@link org.volunteerledger.rocks.Demo} is a ledger on it, to be killed.
 */
@NullMarked
package org.volunteerledger.rocks;

import org.jspecify.annotations.NullMarked;
