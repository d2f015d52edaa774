/**
 * The analytic engine: the ledger in columns that only grow, and reports over them. {@link
 * org.volunteerledger.aggregation.column.HourColumns} is written by a storage, entry by entry, and gives immutable {@link
 * org.volunteerledger.aggregation.column.HourView views} to readers. Inside: ids become codes (Dictionary), rows become packed segments
 * with zone maps (Column, Segment), a query becomes look-up tables over codes (Plan, CodeFilter, GroupColumn), and workers take
 * segments in turn, block by block (Report, Block), into sums by slot (Groups, Sums) and exact sets of members (Members).
 *
 * <p>May import {@code error}, {@code ledger} and {@code aggregation} only.
 */
@NullMarked
package org.volunteerledger.aggregation.column;

import org.jspecify.annotations.NullMarked;
