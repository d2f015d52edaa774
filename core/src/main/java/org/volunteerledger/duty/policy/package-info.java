/**
 * What places decide for themselves about duty.
 *
 * <p>May import {@code error} and {@code policy}.
 */
@NullMarked
package org.volunteerledger.duty.policy;

import org.jspecify.annotations.NullMarked;
