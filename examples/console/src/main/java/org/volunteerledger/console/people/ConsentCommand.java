package org.volunteerledger.console.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.Guardian;
import org.volunteerledger.people.GuardianConsent;
import org.volunteerledger.people.GuardianConsentId;
import org.volunteerledger.people.VolunteerId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code people consent}: that guardians let minors serve. */
@Command(
        name = "consent",
        description = "The consent of guardians that minors serve.",
        footer = {
            "",
            "Examples:",
            "  people consent give V9 --guardian V1 --to 2027-09-01",
            "  people consent list V9",
            "  people consent withdraw 4711"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ConsentCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    ConsentCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(
            name = "give",
            description = "Records a consent, of a guardian who is a volunteer or of whom only the name is known.",
            footer = {
                "",
                "Examples:",
                "  people consent give V9 --guardian V1",
                "  people consent give V9 --guardian-name 王建国 --from 2026-09-01 --to 2027-09-01"
            },
            mixinStandardHelpOptions = true)
    int give(
            @Parameters(paramLabel = "MINOR", description = "The volunteer number of the minor.") String minor,
            @Option(names = "--guardian", paramLabel = "NUMBER", description = "The guardian's volunteer number.")
                    @Nullable String guardian,
            @Option(
                            names = "--guardian-name",
                            paramLabel = "NAME",
                            description = "The name of a guardian who is no volunteer. It is kept encrypted.")
                    @Nullable String name,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "The day after the last. Default: open") @Nullable LocalDate to,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.keys();
            Find find = new Find(open);
            VolunteerId child = find.volunteer(minor);
            Guardian who = new Guardian(guardian == null ? null : find.volunteer(guardian), name);
            LocalDate first = open.orToday(from);
            GuardianConsentId id = open.ledger().guardianConsents().give(options.command(), child, who, first, to);
            return "consent " + id.value() + " for " + minor + " from " + first;
        });
    }

    @Command(
            name = "withdraw",
            description = "Withdraws a consent from today on; places, pairings and turns on duty that rest on it end.",
            footer = {"", "Example:", "  people consent withdraw 4711"},
            mixinStandardHelpOptions = true)
    int withdraw(
            @Parameters(paramLabel = "CONSENT", description = "The id of the consent.") long id,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.keys();
            int ended = open.ledger().guardianConsents().withdraw(options.command(), new GuardianConsentId(id));
            return "consent " + id + " is withdrawn; enrolments, pairings and turns that ended: " + ended;
        });
    }

    @Command(
            name = "list",
            description = "Lists the consents for a minor, past and withdrawn ones included.",
            footer = {"", "Example:", "  people consent list V9"},
            mixinStandardHelpOptions = true)
    int list(
            @Parameters(paramLabel = "MINOR", description = "The volunteer number of the minor.") String minor,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("consent"),
                Column.text("minor"),
                Column.text("guardian"),
                Column.text("from"),
                Column.text("to"),
                Column.text("withdrawn_on"),
                Column.text("holds_today"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            List<GuardianConsent> consents = open.ledger().guardianConsents().of(find.volunteer(minor));
            Map<Long, String> numbers = find.numbers(consents.stream()
                    .map(GuardianConsent::guardian)
                    .filter(Objects::nonNull)
                    .toList());
            for (GuardianConsent consent : consents) {
                VolunteerId guardian = consent.guardian();
                table.row(Arrays.asList(
                        Long.toString(consent.id().value()),
                        minor,
                        guardian == null ? "(name sealed)" : numbers.get(guardian.value()),
                        consent.from().toString(),
                        Times.text(consent.to()),
                        Times.text(consent.withdrawnOn()),
                        consent.holdsOn(open.today()) ? "yes" : "no"));
            }
        });
    }

    @Command(
            name = "reveal",
            description = "Shows the guardian of a consent for the purpose of --because; that it was read is recorded.",
            footer = {"", "Example:", "  people consent reveal 4711 --because 'the child is ill' --actor leader"},
            mixinStandardHelpOptions = true)
    int reveal(
            @Parameters(paramLabel = "CONSENT", description = "The id of the consent.") long id,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(Column.text("consent"), Column.text("volunteer"), Column.text("name"));
        return options.disclose(terminal, stores, columns, (open, table) -> {
            Guardian guardian = open.ledger().guardianConsents().reveal(options.command(), new GuardianConsentId(id));
            VolunteerId volunteer = guardian.volunteer();
            table.row(Arrays.asList(
                    Long.toString(id),
                    volunteer == null
                            ? null
                            : new Find(open).numbers(List.of(volunteer)).get(volunteer.value()),
                    guardian.name()));
        });
    }
}
