/**
 * A whole ledger as a file of JSON lines, and back: every record, entry and change, with protected values still encrypted.
 *
 * <p>May import {@code error}, {@code ledger}, {@code storage} and {@code json}.
 */
@NullMarked
package org.volunteerledger.archive;

import org.jspecify.annotations.NullMarked;
