/**
 * The errors of the library. Every one is unchecked, carries an {@link org.volunteerledger.error.ErrorCode}, a sentence with the
 * values that matter, a hint, and a map of fields that are safe to log and to show: no personal data and no text of a driver.
 *
 * <p>This package imports nothing else of the library.
 */
@NullMarked
package org.volunteerledger.error;

import org.jspecify.annotations.NullMarked;
