/** JMH benchmarks; run them with {@code java -jar benchmarks/target/benchmarks.jar}. */
@NullMarked
package org.volunteerledger.benchmarks;

import org.jspecify.annotations.NullMarked;
