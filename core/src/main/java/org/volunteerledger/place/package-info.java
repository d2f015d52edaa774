/**
 * Where service takes place: the tree of areas with dated names and moves, and the practice stations on it.
 *
 * <p>May import {@code error}, {@code storage} and {@code command}.
 */
@NullMarked
package org.volunteerledger.place;

import org.jspecify.annotations.NullMarked;
