package org.volunteerledger.certificate;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a certificate. It is internal; outside, a certificate is known by its number.
 *
 * @param value the number, greater than zero
 */
public record CertificateId(long value) implements EntityId {

    /** Checks the range. */
    public CertificateId {
        Check.id("certificate", value);
    }
}
