/**
 * Honours and star levels, played step by step from the command line. May import {@code store}, {@code table} and {@code terminal} of the
 * program.
 */
@NullMarked
package org.volunteerledger.console.honour;

import org.jspecify.annotations.NullMarked;
