/** Tests of the comparison: that it is about equal answers, and says what it says. */
@NullMarked
package org.volunteerledger.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
