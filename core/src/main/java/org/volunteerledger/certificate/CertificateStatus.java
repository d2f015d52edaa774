package org.volunteerledger.certificate;

/** Where a certificate stands. */
public enum CertificateStatus {
    /** Made out, and waiting for the end of its public notice or a signature. Nobody outside knows it yet. */
    PREPARED,
    /** Given out. */
    ISSUED,
    /** Not signed. It never was a certificate. */
    TURNED_DOWN,
    /** Taken back. */
    REVOKED,
    /** Given out anew under another number. */
    REPLACED
}
