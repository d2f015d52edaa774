/**
 * Who organises service: organisations, brands, the tree of teams, the memberships of volunteers with role and dates, and
 * ceremonies.
 *
 * <p>May import {@code error}, {@code storage}, {@code command}, {@code people} and {@code place}.
 */
@NullMarked
package org.volunteerledger.team;

import org.jspecify.annotations.NullMarked;
