/** Reports, and the entries behind them. May import {@code store}, {@code table} and {@code terminal} of the program. */
@NullMarked
package org.volunteerledger.console.report;

import org.jspecify.annotations.NullMarked;
