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
import org.volunteerledger.desk.DeskProperties;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.Accounts;
import org.volunteerledger.desk.account.DeskRoles;

/** Opens the account of the administrator at the first start that names one. Later starts change nothing, not even the password. */
@Component
@Order(2)
class FirstAdministrator implements ApplicationRunner {

    private final VolunteerLedger ledger;
    private final Accounts accounts;
    private final DeskProperties desk;
    private final Clock clock;

    FirstAdministrator(VolunteerLedger ledger, Accounts accounts, DeskProperties desk, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        String name = desk.administrator();
        if (name == null || name.isBlank() || accounts.isTaken(name)) {
            return;
        }
        String password = desk.administratorPassword();
        if (password == null || password.isBlank()) {
            throw new IllegalStateException(
                    "Set desk.administrator-password to a password for the first sign-in, which asks for another one.");
        }
        String hash = accounts.hash(name, password);
        accounts.open(new Account(name, hash, name, DeskRoles.ADMINISTRATOR, null, null, null, null, true));
        ledger.access()
                .assign(
                        Command.of("desk-administrator-" + name, DeskRoles.SYSTEM),
                        name,
                        DeskRoles.ADMINISTRATOR,
                        Reach.EVERYTHING,
                        LocalDate.ofInstant(clock.instant(), ledger.zone()));
    }
}
