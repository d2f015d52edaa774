/**
 * Reads and writes CSV by RFC 4180 to the letter, in bounded memory. Nothing is guessed: what is not well formed is reported with its
 * row, and reading goes on at the next line. May import {@code error} of the library.
 */
@NullMarked
package org.volunteerledger.console.csv;

import org.jspecify.annotations.NullMarked;
