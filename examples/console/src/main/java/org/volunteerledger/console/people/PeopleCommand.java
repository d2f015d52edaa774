package org.volunteerledger.console.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code people}: volunteers, from registration to leaving. */
@Command(
        name = "people",
        description = {
            "Volunteers: registration and leaving, two records of one person.",
            "",
            "Volunteers are named by their numbers. Names are kept encrypted and not shown."
        },
        footer = {
            "",
            "Examples (each takes --store STORE and --actor NAME):",
            "  people register --number V9 --name 小明 --born 2013-05-01",
            "  people show V9",
            "  people withdraw V9 --because 'moved away'",
            "  people merge V8 V9 --because 'registered twice'",
            "  people merges V9",
            "  people unmerge 4711 --because 'two persons after all'"
        },
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class PeopleCommand implements Runnable {

    private final Terminal terminal;
    private final Stores stores;

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        return new CommandLine(new PeopleCommand(terminal, stores));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What is known of a new volunteer. */
    static final class Person {

        @Option(names = "--name", required = true, description = "The name. It is kept encrypted.")
        private String name = "";

        @Option(names = "--id-card", paramLabel = "NUMBER", description = "The number of the identity card.")
        private @Nullable String idCard;

        @Option(
                names = "--born",
                paramLabel = "DAY",
                description = "The birth date; the rules on minors need it. Default: that of the identity card")
        private @Nullable LocalDate born;

        @Option(names = "--phone", description = "The phone number.")
        private @Nullable String phone;

        PersonalData data(LocalDate today) {
            IdentityDocument document =
                    idCard == null ? null : IdentityDocument.of(DocumentType.RESIDENT_ID, idCard, today);
            return new PersonalData(name, document, born, phone);
        }
    }

    @Command(
            name = "register",
            description = "Registers a volunteer and shows the number.",
            mixinStandardHelpOptions = true)
    int register(
            @Mixin Person person,
            @Option(names = "--number", description = "The volunteer number. Default: a new one") @Nullable String number,
            @Option(names = "--area", paramLabel = "CODE", description = "Where the person lives.") @Nullable String area,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin PeopleOptions options) {
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
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin PeopleOptions options) {
        List<Column> columns = List.of(
                Column.text("volunteer"),
                Column.text("status"),
                Column.text("registered_on"),
                Column.text("left_on"),
                Column.text("goes_on_as"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            Volunteer volunteer = find.volunteer(number);
            VolunteerId current = open.ledger().personMerges().current(volunteer.id());
            table.row(Arrays.asList(
                    volunteer.number(),
                    volunteer.status().name(),
                    volunteer.registeredOn().toString(),
                    text(volunteer.leftOn()),
                    find.numbers(List.of(current)).get(current.value())));
        });
    }

    @Command(
            name = "suspend",
            description = "Bars a volunteer for a time; --because says why. Hours stay.",
            mixinStandardHelpOptions = true)
    int suspend(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin PeopleOptions options) {
        return move(number, options, (open, id) -> open.ledger().people().suspend(options.command(), id));
    }

    @Command(
            name = "reinstate",
            description = "Ends a suspension, or takes a volunteer back who had left.",
            mixinStandardHelpOptions = true)
    int reinstate(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin PeopleOptions options) {
        return move(number, options, (open, id) -> open.ledger().people().reinstate(options.command(), id));
    }

    @Command(
            name = "withdraw",
            description = "Ends a registration from today on, with memberships and places ahead. Hours stay.",
            mixinStandardHelpOptions = true)
    int withdraw(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin PeopleOptions options) {
        return move(number, options, (open, id) -> open.ledger().people().withdraw(options.command(), id));
    }

    @Command(
            name = "forget",
            description = "Destroys the personal data of a volunteer for good; --because says why. Hours stay.",
            mixinStandardHelpOptions = true)
    int forget(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin PeopleOptions options) {
        return move(number, options, (open, id) -> open.ledger().people().forget(options.command(), id));
    }

    private int move(String number, PeopleOptions options, BiConsumer<OpenLedger, VolunteerId> step) {
        return options.change(terminal, stores, open -> {
            step.accept(open, new Find(open).volunteer(number).id());
            return "volunteer " + number + " is "
                    + new Find(open).volunteer(number).status();
        });
    }

    @Command(
            name = "merge",
            description = "Gives up one record of a person for another, with its hours; --because says why.",
            mixinStandardHelpOptions = true)
    int merge(
            @Parameters(index = "0", paramLabel = "GIVEN_UP", description = "The number of the record to give up.")
                    String from,
            @Parameters(index = "1", paramLabel = "GOES_ON", description = "The number of the record that goes on.")
                    String into,
            @Mixin PeopleOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            PersonMergeId id = open.ledger()
                    .personMerges()
                    .merge(
                            options.command(),
                            find.volunteer(from).id(),
                            find.volunteer(into).id());
            return "merge " + id.value() + ": " + from + " goes on as " + into;
        });
    }

    @Command(
            name = "unmerge",
            description = "Undoes a merge; --because says why. What moved and is still as it was moves back.",
            mixinStandardHelpOptions = true)
    int unmerge(
            @Parameters(paramLabel = "MERGE", description = "The id of the merge.") long id,
            @Mixin PeopleOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().personMerges().undo(options.command(), new PersonMergeId(id));
            return "merge " + id + " is undone";
        });
    }

    @Command(
            name = "merges",
            description = "Lists merges, those that were undone included.",
            mixinStandardHelpOptions = true)
    int merges(
            @Parameters(arity = "0..1", paramLabel = "VOLUNTEER", description = "Only those of this volunteer number.")
                    @Nullable String number,
            @Mixin PeopleOptions options) {
        List<Column> columns = List.of(
                Column.text("merge"),
                Column.text("given_up"),
                Column.text("goes_on"),
                Column.text("merged_on"),
                Column.number("moved"),
                Column.text("undone_on"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            List<PersonMerge> merges =
                    merges(open, number == null ? null : find.volunteer(number).id());
            List<VolunteerId> both = new ArrayList<>();
            merges.forEach(merge -> both.addAll(List.of(merge.from(), merge.into())));
            Map<Long, String> numbers = find.numbers(both);
            merges.forEach(merge -> table.row(Arrays.asList(
                    Long.toString(merge.id().value()),
                    numbers.get(merge.from().value()),
                    numbers.get(merge.into().value()),
                    merge.day().toString(),
                    merge.moved().stream().mapToInt(part -> part.ids().size()).sum(),
                    text(merge.undoneOn()))));
        });
    }

    private static List<PersonMerge> merges(OpenLedger open, @Nullable VolunteerId volunteer) {
        List<Filter> asked = volunteer == null
                ? List.of(Filter.all())
                : List.of(
                        Filter.equal(PersonMerge.FROM, volunteer.value()),
                        Filter.equal(PersonMerge.INTO, volunteer.value()));
        List<PersonMerge> merges = new ArrayList<>();
        asked.forEach(
                filter -> Pages.visit(open.storage(), PersonMerge.KIND, filter, read -> merges.add(read.entity())));
        return merges;
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
