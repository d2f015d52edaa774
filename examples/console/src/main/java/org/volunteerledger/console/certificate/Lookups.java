package org.volunteerledger.console.certificate;

import java.util.Map;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.documents.DocumentError;
import org.volunteerledger.error.InvalidInput;

/** The certificates that numbers mean. */
final class Lookups {

    private final OpenLedger open;

    Lookups(OpenLedger open) {
        this.open = open;
    }

    Certificate certificate(String number) {
        return open.ledger()
                .certificates()
                .byNumber(number)
                .orElseThrow(() -> new InvalidInput(
                        DocumentError.UNKNOWN,
                        "There is no certificate " + number + ".",
                        Map.of("kind", "certificate")));
    }
}
