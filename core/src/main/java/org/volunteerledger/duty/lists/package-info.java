/**
 * One letter and three lists: commitments of units to communities, what communities need, what units have, and the joint
 * projects that follow.
 *
 * <p>May import {@code error}, {@code storage}, {@code command}, {@code place}, {@code team} and {@code service}.
 */
@NullMarked
package org.volunteerledger.duty.lists;

import org.jspecify.annotations.NullMarked;
