/**
 * The ledger in columns beside any storage: {@link org.volunteerledger.cube.Cube} reads a ledger once, follows its feed of changes, and
 * answers reports from memory. It writes nothing to the ledger.
 *
 * <p>Inside: {@code Feed} reads changes and their entries, {@code CubeLedger} puts entries into columns and remembers where each one
 * is, {@code SnapshotWriter} and {@code SnapshotReader} keep it in a file, {@code CubeCheck} compares it with the storage. May import
 * {@code error}, {@code ledger}, {@code aggregation} and {@code storage}.
 */
@NullMarked
package org.volunteerledger.cube;

import org.jspecify.annotations.NullMarked;
