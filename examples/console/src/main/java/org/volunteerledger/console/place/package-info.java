/** Places by hand: the tree of areas, and the practice stations in it. */
@NullMarked
package org.volunteerledger.console.place;

import org.jspecify.annotations.NullMarked;
