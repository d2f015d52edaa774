package org.volunteerledger.aggregation.column;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;

/** Something kept in step with the ledger, as it was at one time, that answers some queries without a look at the rows. Immutable. */
interface Standing {

    /** What is kept. */
    StandingRollUp rollUp();

    /** What it is called in an explanation. */
    HourExplanation.Way way();

    /** How it answers a query, or null if it does not. */
    @Nullable RollUpMatch match(HourQuery query);

    /** How many cells are looked at for an answer that needs all of them. */
    long cost();

    /** Answers a query that it matches. */
    HourTable answer(HourQuery query, RollUpMatch match);
}
