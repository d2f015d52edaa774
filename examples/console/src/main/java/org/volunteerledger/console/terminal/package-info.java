/**
 * The terminal in front of the program: where it writes, what it may draw there, and with which code it ends. Imports no other
 * package of the program.
 */
@NullMarked
package org.volunteerledger.console.terminal;

import org.jspecify.annotations.NullMarked;
