package org.volunteerledger.desk;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.hours.EntryRef;

/** What a test knows of a certificate that no page shows: the code on the paper. And what becomes of the entries behind it. */
@NullMarked
final class Papers {

    private final VolunteerLedger ledger;
    private final TransactionTemplate transaction;

    Papers(VolunteerLedger ledger, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The code that is printed on a certificate. */
    String code(String number) {
        PrintedCertificate printed = transaction.execute(status ->
                ledger.certificates().print(command("test"), certificate(number).id()));
        return Objects.requireNonNull(printed).code();
    }

    /** Takes back the newest entry that a certificate counts. */
    void takeBackAnEntryOf(String number) {
        transaction.executeWithoutResult(status -> {
            Certificate certificate = certificate(number);
            EntryRef newest = new EntryRef(
                    certificate.scope().volunteer().account(),
                    certificate.snapshot().sequence());
            ledger.hours().takeBack(command("counted by mistake"), newest, "MISTAKE");
        });
    }

    private Certificate certificate(String number) {
        return ledger.certificates().byNumber(number).orElseThrow();
    }

    private static Command command(String reason) {
        return new Command(UUID.randomUUID().toString(), DeskRoles.SYSTEM, reason);
    }
}
