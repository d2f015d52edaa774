/**
 * The audit trail: for each record that a change wrote, who changed it, when and why, and what it was before and after, with personal
 * data masked.
 *
 * <p>May import {@code error}, {@code json} and {@code storage}.
 */
@NullMarked
package org.volunteerledger.audit;

import org.jspecify.annotations.NullMarked;
