/** A console application on top of the library. */
@NullMarked
package org.volunteerledger.console;

import org.jspecify.annotations.NullMarked;
