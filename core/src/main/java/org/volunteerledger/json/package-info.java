/**
 * The JSON form of records, entries and changes. The only package of the core that knows Jackson; its public signatures do not show
 * it. Storages that keep records as text, and exports, use it.
 *
 * <p>May import {@code storage} and what that may import, and {@code privacy}.
 */
@NullMarked
package org.volunteerledger.json;

import org.jspecify.annotations.NullMarked;
