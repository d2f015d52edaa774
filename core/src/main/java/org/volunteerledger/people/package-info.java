/**
 * The people: volunteers with their registration, identity and status.
 *
 * <p>May import {@code error}, {@code privacy}, {@code storage}, {@code command} and {@code place}.
 */
@NullMarked
package org.volunteerledger.people;

import org.jspecify.annotations.NullMarked;
