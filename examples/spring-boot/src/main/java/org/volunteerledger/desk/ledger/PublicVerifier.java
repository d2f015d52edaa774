package org.volunteerledger.desk.ledger;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.access.Reach;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.work.RecordDesk;

/** Lets anybody verify certificates from the first start on. The key makes every further start change nothing. */
@Component
@Order(0)
class PublicVerifier implements ApplicationRunner {

    private final VolunteerLedger ledger;
    private final Clock clock;

    PublicVerifier(VolunteerLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (ledger.access().of(RecordDesk.PUBLIC).isEmpty()) {
            ledger.access()
                    .assign(
                            Command.of("desk-public-verifier", DeskRoles.SYSTEM),
                            RecordDesk.PUBLIC,
                            DeskRoles.PUBLIC,
                            Reach.EVERYTHING,
                            LocalDate.ofInstant(clock.instant(), ledger.zone()));
        }
    }
}
