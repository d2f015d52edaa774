package org.volunteerledger.certificate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.team.OrganisationId;

/**
 * Which certificates. All conditions hold together.
 *
 * @param organisation the organisation, or null
 * @param volunteer    the volunteer, or null
 * @param status       where they stand, or null
 */
public record CertificateFilter(
        @Nullable OrganisationId organisation,
        @Nullable VolunteerId volunteer,
        @Nullable CertificateStatus status) {

    /** All certificates. */
    public static final CertificateFilter ALL = new CertificateFilter(null, null, null);

    Filter conditions() {
        List<Filter> all = new ArrayList<>();
        if (organisation != null) {
            all.add(Filter.equal(Certificate.ORGANISATION, organisation.value()));
        }
        if (volunteer != null) {
            all.add(Filter.equal(Certificate.VOLUNTEER, volunteer.value()));
        }
        if (status != null) {
            all.add(Filter.is(Certificate.STATUS, status));
        }
        return new Filter.And(all);
    }
}
