/** The order platform by command lines. May import {@code report}, {@code store}, {@code table} and {@code terminal} of the program. */
@NullMarked
package org.volunteerledger.console.request;

import org.jspecify.annotations.NullMarked;
