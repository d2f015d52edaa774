/**
 * How a command flows: read what is needed with its versions, decide with pure functions over immutable records, and hand the storage
 * one change set. When a version has moved in between, the command reads and decides again, a bounded number of times.
 *
 * <p>May import {@code error}, {@code ledger}, {@code privacy} and {@code storage}.
 */
@NullMarked
package org.volunteerledger.command;

import org.jspecify.annotations.NullMarked;
