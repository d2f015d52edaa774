/**
 * Benchmarks over one set of made-up data. Run those of JMH with {@code java -jar benchmarks/target/benchmarks.jar}, and the comparison
 * with plain JDBC with {@code java -cp benchmarks/target/benchmarks.jar org.volunteerledger.benchmarks.Ingest}. Nothing imports this
 * package.
 */
@NullMarked
package org.volunteerledger.benchmarks;

import org.jspecify.annotations.NullMarked;
