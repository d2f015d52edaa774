package org.volunteerledger.console.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.certificate.CertificateFilter;
import org.volunteerledger.certificate.CertificateStatus;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.documents.CertificateWords;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code certificate list}. */
@Command(
        name = "list",
        description = "Lists certificates, without name and code.",
        footer = {"", "Examples:", "  certificate list --volunteer V1", "  certificate list --status PREPARED"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS = List.of(
            Column.text("certificate"),
            Column.text("volunteer"),
            Column.text("organisation"),
            Column.text("status"),
            Column.text("from"),
            Column.text("to"),
            Column.number("hours"),
            Column.text("issued_on"),
            Column.text("notice_until"));

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--volunteer", paramLabel = "NUMBER", description = "Only of this volunteer.")
    private @Nullable String volunteer;

    @Option(names = "--organisation", paramLabel = "NAME|ID", description = "Only of this recording unit.")
    private @Nullable String organisation;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only those that are ${COMPLETION-CANDIDATES}.")
    private @Nullable CertificateStatus status;

    @Mixin
    private LineOptions options = new LineOptions();

    ListCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        return options.show(terminal, stores, COLUMNS, (open, table) -> {
            CertificateFilter filter = filter(open);
            PageRequest page = PageRequest.first(500);
            Slice<Versioned<Certificate>> slice;
            do {
                slice = open.ledger().certificates().list(filter, page);
                slice.items().forEach(read -> row(read.entity(), table));
                page = page.after(slice.next());
            } while (slice.next() != null);
        });
    }

    private CertificateFilter filter(OpenLedger open) {
        Find find = new Find(open);
        return new CertificateFilter(
                organisation == null ? null : find.organisation(organisation),
                volunteer == null ? null : find.volunteer(volunteer),
                status);
    }

    private static void row(Certificate certificate, TableWriter table) {
        table.row(Arrays.asList(
                certificate.number(),
                certificate.volunteerNumber(),
                certificate.organisation(),
                certificate.status().name(),
                certificate.scope().from().toString(),
                certificate.scope().to().toString(),
                CertificateWords.hours(certificate.snapshot().minutes()),
                Times.text(certificate.issuedOn()),
                Times.text(certificate.noticeUntil())));
    }
}
