/**
 * Who works for an organisation and whether they are registered volunteers; and dual reporting, which binds a person of a unit to the
 * community at home.
 *
 * <p>May import {@code error}, {@code storage}, {@code command}, {@code people}, {@code place} and {@code team}.
 */
@NullMarked
package org.volunteerledger.duty.staff;

import org.jspecify.annotations.NullMarked;
