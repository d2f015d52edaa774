package org.volunteerledger.console.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code people}: volunteers, from registration to leaving. */
@Command(
        name = "people",
        description = {
            "Volunteers: registration and leaving, guardians' consent, teams, and two records of one person.",
            "",
            "Volunteers are named by their numbers. Names are kept encrypted and only shown by 'reveal'."
        },
        footer = {
            "",
            "Examples (each takes --store STORE and --actor NAME):",
            "  people register --number V9 --name 小明 --born 2013-05-01",
            "  people consent give V9 --guardian V1",
            "  people member join V9 小喇叭",
            "  people transfer ask V9 --from 学校 --team 心连管家 --consented 2026-10-30",
            "  people merge V8 V9 --because 'registered twice'",
            "  people reveal V9 --because 'call about the excursion'"
        },
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class PeopleCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    private PeopleCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /**
     * The command with what belongs to it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command line
     */
    public static CommandLine line(Terminal terminal, Stores stores) {
        CommandLine line = new CommandLine(new PeopleCommand(terminal, stores));
        line.addSubcommand(new ConsentCommand(terminal, stores));
        line.addSubcommand(new MemberCommand(terminal, stores));
        line.addSubcommand(new TransferCommand(terminal, stores));
        return line;
    }

    @Command(
            name = "register",
            description = "Registers a volunteer and shows the number.",
            footer = {"", "Example:", "  people register --number V9 --name 小明 --born 2013-05-01"},
            mixinStandardHelpOptions = true)
    int register(
            @Mixin Person person,
            @Option(names = "--number", paramLabel = "NUMBER", description = "The volunteer number. Default: a new one")
                    @Nullable String number,
            @Option(names = "--area", paramLabel = "CODE", description = "Where the person lives.") @Nullable String area,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.begin(terminal, stores, open -> {
            People.NewVolunteer wanted = new People.NewVolunteer(
                    number, person.data(open.today()), area == null ? null : new Find(open).area(area), from);
            VolunteerId id = open.people().register(options.command(), wanted);
            return "volunteer " + new Find(open).numbers(List.of(id)).get(id.value()) + " is registered";
        });
    }

    @Command(
            name = "show",
            description = "Shows where a registration stands, and under which record the person goes on.",
            footer = {"", "Example:", "  people show V9"},
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("volunteer"),
                Column.text("status"),
                Column.text("registered_on"),
                Column.text("left_on"),
                Column.text("goes_on_as"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            Volunteer volunteer = volunteer(open, find.volunteer(number));
            VolunteerId current = open.ledger().personMerges().current(volunteer.id());
            table.row(Arrays.asList(
                    volunteer.number(),
                    volunteer.status().name(),
                    volunteer.registeredOn().toString(),
                    Times.text(volunteer.leftOn()),
                    find.numbers(List.of(current)).get(current.value())));
        });
    }

    @Command(
            name = "reveal",
            description =
                    "Shows the personal data of a volunteer for the purpose of --because; that it was read is recorded.",
            footer = {"", "Example:", "  people reveal V9 --because 'call about the excursion' --actor clerk"},
            mixinStandardHelpOptions = true)
    int reveal(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("volunteer"),
                Column.text("name"),
                Column.text("born"),
                Column.text("phone"),
                Column.text("document_type"),
                Column.text("document"));
        return options.disclose(terminal, stores, columns, (open, table) -> {
            PersonalData data = open.people().reveal(options.command(), new Find(open).volunteer(number));
            IdentityDocument document = data.document();
            table.row(Arrays.asList(
                    number,
                    data.name(),
                    Times.text(data.birthDate()),
                    data.phone(),
                    document == null ? null : document.type().name(),
                    document == null ? null : document.number()));
        });
    }

    @Command(
            name = "suspend",
            description = "Bars a volunteer for a time; --because says why. Hours stay.",
            footer = {"", "Example:", "  people suspend V9 --because 'complaint 17'"},
            mixinStandardHelpOptions = true)
    int suspend(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin LineOptions options) {
        return move(number, options, (open, id) -> open.ledger().people().suspend(options.command(), id));
    }

    @Command(
            name = "reinstate",
            description = "Ends a suspension, or takes a volunteer back who had left.",
            footer = {"", "Example:", "  people reinstate V9"},
            mixinStandardHelpOptions = true)
    int reinstate(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin LineOptions options) {
        return move(number, options, (open, id) -> open.ledger().people().reinstate(options.command(), id));
    }

    @Command(
            name = "withdraw",
            description = "Ends a registration from today on, with memberships and places ahead. Hours stay.",
            footer = {"", "Example:", "  people withdraw V9 --because 'moved away'"},
            mixinStandardHelpOptions = true)
    int withdraw(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin LineOptions options) {
        return move(number, options, (open, id) -> open.people().withdraw(options.command(), id));
    }

    @Command(
            name = "forget",
            description = "Destroys the personal data of a volunteer for good; --because says why. Hours stay.",
            footer = {"", "Example:", "  people forget V9 --because 'own wish'"},
            mixinStandardHelpOptions = true)
    int forget(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin LineOptions options) {
        return move(number, options, (open, id) -> open.ledger().people().forget(options.command(), id));
    }

    private int move(String number, LineOptions options, BiConsumer<OpenLedger, VolunteerId> step) {
        return options.change(terminal, stores, open -> {
            VolunteerId id = new Find(open).volunteer(number);
            step.accept(open, id);
            return "volunteer " + number + " is " + volunteer(open, id).status();
        });
    }

    @Command(
            name = "merge",
            description = "Gives up one record of a person for another, with its hours; --because says why.",
            footer = {"", "Example:", "  people merge V8 V9 --because 'registered twice'"},
            mixinStandardHelpOptions = true)
    int merge(
            @Parameters(index = "0", paramLabel = "GIVEN_UP", description = "The number of the record to give up.")
                    String from,
            @Parameters(index = "1", paramLabel = "GOES_ON", description = "The number of the record that goes on.")
                    String into,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            PersonMergeId id =
                    open.ledger().personMerges().merge(options.command(), find.volunteer(from), find.volunteer(into));
            return "merge " + id.value() + ": " + from + " goes on as " + into;
        });
    }

    @Command(
            name = "unmerge",
            description = "Undoes a merge; --because says why. What moved and is still as it was moves back.",
            footer = {"", "Example:", "  people unmerge 4711 --because 'two persons after all'"},
            mixinStandardHelpOptions = true)
    int unmerge(
            @Parameters(paramLabel = "MERGE", description = "The id of the merge.") long id,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().personMerges().undo(options.command(), new PersonMergeId(id));
            return "merge " + id + " is undone";
        });
    }

    @Command(
            name = "merges",
            description = "Lists merges, those that were undone included.",
            footer = {"", "Example:", "  people merges V9"},
            mixinStandardHelpOptions = true)
    int merges(
            @Parameters(arity = "0..1", paramLabel = "VOLUNTEER", description = "Only those of this volunteer number.")
                    @Nullable String number,
            @Mixin LineOptions options) {
        return options.show(terminal, stores, MergeRows.COLUMNS, (open, table) -> MergeRows.write(open, number, table));
    }

    private static Volunteer volunteer(OpenLedger open, VolunteerId id) {
        return open.storage().find(Volunteer.KIND, id.value()).orElseThrow().entity();
    }
}
