package org.volunteerledger.cube;

import org.volunteerledger.aggregation.Measure;

/**
 * A figure that is another in the cube than in the ledger.
 *
 * @param by      what the report is grouped by, such as {@code team, month}; empty for one row over everything
 * @param group   the group, in the words of {@link org.volunteerledger.aggregation.Dimension#label}; ids, no names
 * @param measure the measure
 * @param ledger  what the entries of the storage add up to; 0 if they have no such group
 * @param cube    what the cube says; 0 if it has no such group
 */
public record CubeDifference(String by, String group, Measure measure, long ledger, long cube) {}
