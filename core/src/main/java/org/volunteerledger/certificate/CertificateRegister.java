package org.volunteerledger.certificate;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * The numbers that the certificates of an organisation have been given. Every organisation counts for itself and anew each year, so that
 * no number is the affair of all.
 *
 * @param organisation the organisation, whose id is also that of the register
 * @param year         the year of the last number
 * @param issued       the last number given in that year, 0 before the first
 */
public record CertificateRegister(OrganisationId organisation, int year, long issued) {

    /** The kind. */
    public static final Kind<CertificateRegister> KIND = Kind.named(
                    "certificate_register",
                    CertificateRegister.class,
                    register -> register.organisation().value())
            .build();

    /** Checks the range. */
    public CertificateRegister {
        Check.given("organisation", organisation);
        Check.range("year", year, 1900, 9999);
        Check.range("issued", issued, 0, Long.MAX_VALUE);
    }

    /** The register after one more number. A clock that went back a year does not count that year again. */
    CertificateRegister next(int present) {
        return present > year
                ? new CertificateRegister(organisation, present, 1)
                : new CertificateRegister(organisation, year, issued + 1);
    }
}
