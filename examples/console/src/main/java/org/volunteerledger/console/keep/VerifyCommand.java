package org.volunteerledger.console.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.hours.LedgerFinding;
import org.volunteerledger.hours.LedgerVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: checks that nobody has changed the ledger, and that every figure is what the entries give. */
@Command(
        name = "verify",
        description = {
            "Reads the whole ledger and checks the hash chain and the numbering of each account, voids, overlaps, balances, and"
                    + " that every report shows what the entries add up to. A row that was changed by hand is found. Ends with 1"
                    + " if anything is wrong. Run it while nobody writes."
        },
        footer = {"", "Example:", "  verify --format json"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    private static final int SHOWN = 1_000;

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "How to show what is wrong: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private TableFormat format = TableFormat.TABLE;

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public VerifyCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        List<LedgerFinding> findings = new ArrayList<>();
        LedgerVerification.Summary summary;
        try (OpenLedger open = stores.open(store, Stores.Access.READ);
                Progress progress = Progress.of(terminal, "Verifying", "entries", 0)) {
            summary = LedgerVerification.run(
                    open.storage(),
                    finding -> {
                        if (findings.size() < SHOWN) {
                            findings.add(finding);
                        }
                    },
                    progress::at);
        }
        if (!findings.isEmpty()) {
            show(findings);
        }
        terminal.err()
                .println(String.format(
                        Locale.ROOT,
                        "verified: %d accounts, %d entries, %d reports; %d faults%s",
                        summary.accounts(),
                        summary.entries(),
                        summary.reports(),
                        summary.faults(),
                        summary.faults() > findings.size() ? ", the first " + findings.size() + " shown" : ""));
        return summary.faults() == 0 && findings.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void show(List<LedgerFinding> findings) {
        TableWriter table = TableWriter.of(
                format,
                List.of(Column.text("rule"), Column.text("where"), Column.text("message")),
                terminal.out(),
                false);
        findings.forEach(finding -> table.row(List.of(finding.rule().name(), finding.where(), finding.message())));
        table.finish(List.of());
    }
}
