/**
 * The words of the append-only ledger: entries, accounts, and the hash chain that binds the entries of an account. These are plain
 * immutable values; deciding what to post is the business of {@code hours}, keeping it that of a storage.
 *
 * <p>May import {@code error} only.
 */
@NullMarked
package org.volunteerledger.ledger;

import org.jspecify.annotations.NullMarked;
