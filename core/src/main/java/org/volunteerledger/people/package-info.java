/**
 * The people: volunteers with their registration, identity and status, guardians, and records that were of one person.
 *
 * <p>May import {@code error}, {@code privacy}, {@code storage}, {@code command} and {@code place}.
 */
@NullMarked
package org.volunteerledger.people;

import org.jspecify.annotations.NullMarked;
