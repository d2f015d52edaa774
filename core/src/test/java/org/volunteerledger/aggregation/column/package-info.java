/** Tests of the columns. */
@NullMarked
package org.volunteerledger.aggregation.column;

import org.jspecify.annotations.NullMarked;
