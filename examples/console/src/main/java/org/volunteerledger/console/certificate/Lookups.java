package org.volunteerledger.console.certificate;

import java.util.List;
import java.util.Map;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.documents.DocumentError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** The records that the words of a command line mean. */
final class Lookups {

    private final OpenLedger open;

    Lookups(OpenLedger open) {
        this.open = open;
    }

    Certificate certificate(String number) {
        return open.ledger().certificates().byNumber(number).orElseThrow(() -> unknown("certificate", number));
    }

    VolunteerId volunteer(String number) {
        // Without the keys: numbers are no personal data.
        return open.ledger()
                .people()
                .byNumber(number)
                .orElseThrow(() -> unknown("volunteer", number))
                .id();
    }

    AreaId area(String code) {
        return open.ledger()
                .places()
                .areaByCode(code)
                .orElseThrow(() -> unknown("area", code))
                .id();
    }

    OrganisationId organisation(String nameOrId) {
        List<Versioned<Organisation>> named = open.storage()
                .list(Organisation.KIND, Filter.equal(Organisation.NAME, nameOrId), PageRequest.first(2))
                .items();
        if (named.size() == 1) {
            return new OrganisationId(named.get(0).id());
        }
        if (named.isEmpty() && nameOrId.matches("[1-9][0-9]{0,17}")) {
            return new OrganisationId(Long.parseLong(nameOrId));
        }
        throw unknown(named.isEmpty() ? "organisation" : "single organisation", nameOrId);
    }

    private static InvalidInput unknown(String what, String word) {
        return new InvalidInput(DocumentError.UNKNOWN, "There is no " + what + " " + word + ".", Map.of("kind", what));
    }
}
