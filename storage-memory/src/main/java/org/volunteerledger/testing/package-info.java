/**
 * For the test suites of host systems: a ledger in memory for each test, storages that fail when a test tells them to, and sample
 * districts. Only {@link org.volunteerledger.testing.LedgerExtension} needs JUnit.
 */
@NullMarked
package org.volunteerledger.testing;

import org.jspecify.annotations.NullMarked;
