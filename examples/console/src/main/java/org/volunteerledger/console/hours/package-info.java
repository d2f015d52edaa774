/** Hours by hand: what is wrong in the ledger is taken back, corrected, objected to or filled in afterwards. */
@NullMarked
package org.volunteerledger.console.hours;

import org.jspecify.annotations.NullMarked;
