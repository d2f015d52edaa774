/** The commands about a store as a whole: its archive, its tables, its soundness. May import {@code store} and {@code terminal}. */
@NullMarked
package org.volunteerledger.console.keep;

import org.jspecify.annotations.NullMarked;
