/**
 * The organised side of volunteer service: who of an organisation takes part, what units owe to communities, and who is on duty when.
 * Each concept has a package of its own below this one, which only gathers them.
 *
 * <p>May import its subpackages, {@code command}, {@code people}, {@code place}, {@code policy} and {@code privacy}.
 */
@NullMarked
package org.volunteerledger.duty;

import org.jspecify.annotations.NullMarked;
