package org.volunteerledger.certificate;

/** What can be done with a certificate, from where, and where it leads to. */
enum CertificateAction {
    SIGN(CertificateStatus.PREPARED, CertificateStatus.ISSUED),
    TURN_DOWN(CertificateStatus.PREPARED, CertificateStatus.TURNED_DOWN),
    REVOKE(CertificateStatus.ISSUED, CertificateStatus.REVOKED),
    REPLACE(CertificateStatus.ISSUED, CertificateStatus.REPLACED);

    private final CertificateStatus from;
    private final CertificateStatus to;

    CertificateAction(CertificateStatus from, CertificateStatus to) {
        this.from = from;
        this.to = to;
    }

    CertificateStatus from() {
        return from;
    }

    CertificateStatus to() {
        return to;
    }
}
