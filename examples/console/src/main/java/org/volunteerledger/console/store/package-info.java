/**
 * Where the ledger is kept: from the words on the command line to an open ledger, with the keys to its personal data. May import
 * {@code terminal} of the program, and what the core has of records.
 */
@NullMarked
package org.volunteerledger.console.store;

import org.jspecify.annotations.NullMarked;
