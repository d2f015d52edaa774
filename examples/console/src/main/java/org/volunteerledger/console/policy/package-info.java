/** What places set for themselves, by hand: shows what is in force, checks, compares and applies files. */
@NullMarked
package org.volunteerledger.console.policy;

import org.jspecify.annotations.NullMarked;
