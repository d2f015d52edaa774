/**
 * The storage SPI. An adapter implements {@link org.volunteerledger.storage.Storage} and passes the contract kit; besides this
 * package it imports {@code error}, {@code ledger} and {@code aggregation}, and {@code json} if it keeps records as text.
 *
 * <p>What would be the same in every adapter is here: {@link org.volunteerledger.storage.Conditions} decides what a filter lets in,
 * {@link org.volunteerledger.storage.PageCursor} makes cursors and {@link org.volunteerledger.storage.Slice#cut} pages,
 * {@link org.volunteerledger.storage.CommitReceipt#replayOf} finds repeated requests and
 * {@link org.volunteerledger.storage.CommitChecks} whatever else a commit fails by, and
 * {@link org.volunteerledger.aggregation.HourAggregator} answers reports.
 *
 * <p>Adding a method to {@code Storage} is a major version. No method has a default that returns empty or true: what a storage cannot
 * do, it declares by leaving out a {@link org.volunteerledger.storage.Capability}.
 */
@NullMarked
package org.volunteerledger.storage;

import org.jspecify.annotations.NullMarked;
