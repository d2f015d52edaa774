/** The commands about care: recipients, pairings, plans, visits, panels and files. May import {@code store}, {@code table} and {@code terminal}. */
@NullMarked
package org.volunteerledger.console.care;

import org.jspecify.annotations.NullMarked;
