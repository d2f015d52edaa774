package org.volunteerledger.aggregation.column;

/** Something that is kept in step with the rows: a roll-up or an index. One writer. */
interface Keeper {

    /** Takes rows in. */
    void add(RowBatch rows, Ids ids);
}
