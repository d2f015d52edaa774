package org.volunteerledger.certificate;

import org.volunteerledger.error.Check;

/**
 * The position of the ledger that a certificate is of, and what it certifies there.
 *
 * @param sequence       the number of the newest entry in the volunteer's account
 * @param head           the hash of that entry, which binds all before it
 * @param entries        how many entries stood in the scope
 * @param minutes        their whole minutes
 * @param participations their participations
 */
public record CertificateSnapshot(long sequence, String head, int entries, long minutes, long participations) {

    /** Checks the ranges. */
    public CertificateSnapshot {
        Check.range("sequence", sequence, 1, Long.MAX_VALUE);
        Check.text("head", head, 64);
        Check.range("entries", entries, 1, Integer.MAX_VALUE);
        Check.range("minutes", minutes, 0, Long.MAX_VALUE);
        Check.range("participations", participations, 0, Long.MAX_VALUE);
    }
}
