/**
 * For the test suites of host systems: a ledger in memory with a clock that stands, storages that fail when told to, and sample districts.
 * Only {@link org.volunteerledger.testing.LedgerExtension} needs JUnit.
 */
@NullMarked
package org.volunteerledger.testing;

import org.jspecify.annotations.NullMarked;
