/**
 * The analytic engine: the ledger in columns that only grow, and reports over them. {@link
 * org.volunteerledger.aggregation.column.HourColumns} is written by one thread, grant by grant or in batches, and gives immutable {@link
 * org.volunteerledger.aggregation.column.HourView views} of one moment to any number of readers, who wait for nobody. A newcomer reads
 * in this order:
 *
 * <ol>
 *   <li><b>Rows.</b> Ids become codes (Dictionary). The newest rows are plain ints (Tail); 65,536 of them are packed into a Segment, whose
 *       columns take as few bits as their values need (Column) and whose least and greatest values rule it out of most reports. A void
 *       does not subtract: it and its grant are dead rows, so every report is over living rows only, and a distinct count is a set.
 *   <li><b>Scans.</b> A query becomes look-up tables over codes (Plan, CodeFilter, GroupColumn); workers take segments in turn, block by
 *       block (Report, Block, Workers), into sums by slot (Groups, Sums) and exact sets of members (Members).
 *   <li><b>Roll-ups.</b> What stands is configuration ({@link org.volunteerledger.aggregation.column.StandingRollUp}). With every batch of
 *       rows each Keeper finds the cell of each row (CellNumbers), adds to its sums (Cells) and counts each volunteer in it
 *       (MemberCounts). A void counts down, so sums and distinct counts are exact at every moment. Readers get the pages of cells, of
 *       which the writer copies those that it changes; groups in the order of their keys are kept ready (ReadyRows), and most answers
 *       hand out those columns as they are.
 *   <li><b>Any period.</b> Different volunteers of a period are those who served in it on a day before which they had last served before
 *       the period. So it is enough to know for each volunteer's day the one before it (DayHistories), by group (CellDays, DayBlock) and
 *       for all groups together (LagMatrix). A late entry or a void changes two such pairs at most.
 *   <li><b>Mappings.</b> Groups that come with the query, such as districts of areas that move, get a roll-up of their own when they are
 *       first asked for (LearntRollUps, Replay).
 * </ol>
 *
 * <p>{@link org.volunteerledger.aggregation.column.HourView#explain} says which of these answers a query. Sums cannot overflow: no value
 * is above a million, and there would have to be nine million million rows.
 *
 * <p>May import {@code error}, {@code ledger} and {@code aggregation} only.
 */
@NullMarked
package org.volunteerledger.aggregation.column;

import org.jspecify.annotations.NullMarked;
