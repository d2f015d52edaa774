package org.volunteerledger.request;

/** How a request came in. */
public enum RequestChannel {
    /** A telephone line, such as 12343. */
    HOTLINE,
    /** A web page or an app. */
    WEB,
    /** A QR code that the requester scanned. */
    QR_CODE,
    /** The desk of a centre, office or station. */
    DESK,
    /** A newspaper's column that takes up residents' troubles. */
    EDITORS_COLUMN
}
