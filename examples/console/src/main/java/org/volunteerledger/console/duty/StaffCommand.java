package org.volunteerledger.console.duty;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.staff.NewStaff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code duty staff}: the rosters of those who work for organisations. */
@Command(
        name = "staff",
        description = "Who works for an organisation; 'duty coverage' says how many of them are volunteers.",
        footer = {
            "",
            "Examples:",
            "  duty staff enter staff.csv --organisation 民政局",
            "  duty staff leave S1 S2 --organisation 民政局 --from 2026-12-01"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class StaffCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    StaffCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(
            name = "enter",
            description = "Enters staff on the roster of an organisation.",
            mixinStandardHelpOptions = true)
    int enter(
            @Parameters(
                            paramLabel = "FILE",
                            description = "CSV: number, type of document (such as RESIDENT_ID), its number, first day.")
                    Path file,
            @Option(
                            names = "--organisation",
                            paramLabel = "NAME|ID",
                            required = true,
                            description = "The organisation.")
                    String organisation,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            List<NewStaff> staff = StaffFile.read(file, open.today());
            open.ledger().duty().staff().enter(options.command(), new Find(open).organisation(organisation), staff);
            return staff.size() + " entered";
        });
    }

    @Command(
            name = "leave",
            description = "Ends the entries of staff who no longer work for an organisation.",
            mixinStandardHelpOptions = true)
    int leave(
            @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "The staff numbers.") Set<String> numbers,
            @Option(
                            names = "--organisation",
                            paramLabel = "NAME|ID",
                            required = true,
                            description = "The organisation.")
                    String organisation,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day without them. Default: today")
                    @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            LocalDate day = open.orToday(from);
            open.ledger()
                    .duty()
                    .staff()
                    .leave(options.command(), new Find(open).organisation(organisation), numbers, day);
            return numbers.size() + " off the roster from " + day;
        });
    }
}
