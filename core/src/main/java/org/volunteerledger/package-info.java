/**
 * The facade: {@link org.volunteerledger.VolunteerLedger} brings the parts of the domain together over a storage.
 *
 * <p>May import everything; nothing imports it.
 */
@NullMarked
package org.volunteerledger;

import org.jspecify.annotations.NullMarked;
