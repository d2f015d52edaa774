/** What the lines of several groups of commands have in common: their options, and the records and times that their words mean. */
@NullMarked
package org.volunteerledger.console.line;

import org.jspecify.annotations.NullMarked;
