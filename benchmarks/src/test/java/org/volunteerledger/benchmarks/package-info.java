/** Tests of what the benchmarks rest on. */
@NullMarked
package org.volunteerledger.benchmarks;

import org.jspecify.annotations.NullMarked;
