package org.volunteerledger.console.table;

/** How a table is written. */
public enum TableFormat {
    /** Aligned text for a terminal. */
    TABLE,
    /** CSV by RFC 4180 with LF line ends, without a line of totals. */
    CSV,
    /** One JSON object with the rows and, where there are any, the totals. */
    JSON,
    /** A table in Markdown. */
    MD
}
