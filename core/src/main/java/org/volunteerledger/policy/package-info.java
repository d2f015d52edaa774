/**
 * Rules that every place sets for itself, as data: each subject is described once, and its rules are dated, scoped to an area, and found
 * for any day and place.
 *
 * <p>May import {@code error}, {@code storage}, {@code json}, {@code command} and {@code place}.
 */
@NullMarked
package org.volunteerledger.policy;

import org.jspecify.annotations.NullMarked;
