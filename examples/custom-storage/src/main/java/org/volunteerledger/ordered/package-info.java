/**
 * A storage adapter as a third party would write it, for any engine that keeps keys in order and has transactions. To be read in this
 * order, as the README does:
 *
 * <ol>
 *   <li>{@link org.volunteerledger.ordered.Family}, {@link org.volunteerledger.ordered.Keys}: what is stored where, so that the engine's
 *       order of bytes is the order that is asked for
 *   <li>{@link org.volunteerledger.ordered.View}: a read, which sees one moment
 *   <li>{@link org.volunteerledger.ordered.Records}: the records of the domain, of any kind
 *   <li>{@link org.volunteerledger.ordered.Ledger}: accounts, entries, reports and the feed of changes
 *   <li>{@link org.volunteerledger.ordered.Update}, {@link org.volunteerledger.ordered.Commit}: the one write, checked first and applied
 *       as a whole
 *   <li>{@link org.volunteerledger.ordered.Engine}: what is asked of an engine
 *   <li>{@link org.volunteerledger.ordered.OrderedStorage}, {@link org.volunteerledger.ordered.Layout}: all of it behind the interface
 * </ol>
 *
 * <p>Nothing here knows RocksDB; {@code org.volunteerledger.rocks} does, and nothing else.
 */
@NullMarked
package org.volunteerledger.ordered;

import org.jspecify.annotations.NullMarked;
