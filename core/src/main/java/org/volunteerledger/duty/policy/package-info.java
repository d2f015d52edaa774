/**
 * What places decide for themselves about duty: dated, and scoped to an area.
 *
 * <p>May import {@code error}, {@code storage}, {@code command} and {@code place}.
 */
@NullMarked
package org.volunteerledger.duty.policy;

import org.jspecify.annotations.NullMarked;
