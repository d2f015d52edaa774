package org.volunteerledger.aggregation.column;

/** What codes stand for. */
interface Ids {

    /** The id of a code in a column of ids. */
    long idOf(Source source, int code);
}
