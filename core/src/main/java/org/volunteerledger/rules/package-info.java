/**
 * All that a place sets for itself as one file: read with clear errors, applied in one commit, compared, and tried on the hours of the
 * past.
 *
 * <p>May import everything but {@code statistics} and the facade.
 */
@NullMarked
package org.volunteerledger.rules;

import org.jspecify.annotations.NullMarked;
