/** The commands about a store as a whole: its archive, its tables, its soundness, its events. May import {@code report}, {@code store}, {@code table} and {@code terminal}. */
@NullMarked
package org.volunteerledger.console.keep;

import org.jspecify.annotations.NullMarked;
