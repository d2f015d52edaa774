/**
 * Engines side by side: the same ten reports over the same entries, answers compared row by row before anything is timed, then timed
 * in turns in one run. {@link org.volunteerledger.benchmarks.compare.SideBySide} is the command, {@link
 * org.volunteerledger.benchmarks.compare.Append} the one for what it costs to add entries. An engine more is a class that implements
 * {@link org.volunteerledger.benchmarks.compare.Engine} and a line in {@link org.volunteerledger.benchmarks.compare.EngineKind}.
 */
@NullMarked
package org.volunteerledger.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
