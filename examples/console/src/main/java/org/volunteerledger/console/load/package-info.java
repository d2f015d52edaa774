/**
 * The import of hour records from files of other systems: which column is which field, what a cell means, what a row refers to, and
 * what becomes of it. May import {@code csv}, {@code keep}, {@code store} and {@code terminal} of the program.
 */
@NullMarked
package org.volunteerledger.console.load;

import org.jspecify.annotations.NullMarked;
