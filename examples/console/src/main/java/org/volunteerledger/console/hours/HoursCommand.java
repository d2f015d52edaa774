package org.volunteerledger.console.hours;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.service.Activity;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hours}: entries of the ledger, put right by hand. */
@CommandLine.Command(
        name = "hours",
        description = {
            "Hours by hand: what is wrong is taken back or corrected, what is missing is asked for, helpers are counted.",
            "",
            "Nothing is deleted: what was taken back stays, with what took it back. 'entries' lists entries with what",
            "they are called here, such as 4711/3."
        },
        footer = {
            "",
            "Examples (each takes --store STORE and --actor NAME):",
            "  entries --where volunteer=V9",
            "  hours void 4711/3 --because 'was not there'",
            "  hours correct 4711/3 --hours 09:00-10:30 --because 'left early'",
            "  hours objection raise 4711/3 --because 'it was two hours' --actor V9",
            "  hours back-fill ask V9 敬老院探访 --day 2026-11-08 --minutes 90 --because 'the phone was flat'",
            "  hours count 敬老院探访 --heads 12 --beneficiaries 30"
        },
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class HoursCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    private HoursCommand(Terminal terminal, Stores stores) {
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
        CommandLine line = new CommandLine(new HoursCommand(terminal, stores));
        line.addSubcommand(new ObjectionCommand(terminal, stores));
        line.addSubcommand(new BackFillCommand(terminal, stores));
        return line;
    }

    @CommandLine.Command(
            name = "void",
            description = "Takes an entry back; --because says why.",
            footer = {"", "Example:", "  hours void 4711/3 --because 'was not there'"},
            mixinStandardHelpOptions = true)
    int takeBack(
            @Parameters(paramLabel = "ENTRY", description = "The entry, such as 4711/3.") String entry,
            @Option(
                            names = "--code",
                            paramLabel = "CODE",
                            defaultValue = "TAKEN_BACK",
                            description = "The reason as a code, such as FALSE_ENTRY. Default: ${DEFAULT-VALUE}")
                    String code,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            EntryRef wrong = EntryRef.parse(entry);
            EntryRef by = open.ledger().hours().takeBack(options.command(), wrong, code);
            return "entry " + wrong + " is taken back by entry " + by;
        });
    }

    @CommandLine.Command(
            name = "correct",
            description = {
                "Takes the entry of a volunteer back and posts the time as it was; --because says why.",
                "What is not said stays as it was; the rules of the place hold for the new time."
            },
            footer = {
                "",
                "Examples:",
                "  hours correct 4711/3 --hours 09:00-10:30 --because 'left early'",
                "  hours correct 4711/3 --day 2026-11-07 --minutes 90 --because 'the day before'"
            },
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int correct(
            @Parameters(paramLabel = "ENTRY", description = "The entry, such as 4711/3.") String entry,
            @Mixin TimeOptions time,
            @Option(
                            names = "--code",
                            paramLabel = "CODE",
                            defaultValue = "CORRECTED",
                            description = "The reason as a code, such as WRONG_TIME. Default: ${DEFAULT-VALUE}")
                    String code,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            EntryRef wrong = EntryRef.parse(entry);
            Command command = options.command();
            HourEntry before = Entries.find(open, wrong);
            HourRecord instead = time.insteadOf(before, command.key(), open.zone());
            EntryRef now = open.ledger()
                    .hours()
                    .correct(command, wrong, instead, open.ledger().policies().rules(), code);
            return "entry " + wrong + " is corrected; " + Entries.says(open, now);
        });
    }

    @CommandLine.Command(
            name = "count",
            description = {
                "Records a leader's count of helpers whose names are not known, and of people served.",
                "They count as participations; hours are only of volunteers."
            },
            footer = {"", "Example:", "  hours count 敬老院探访 --heads 12 --beneficiaries 30 --day 2026-11-08"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int count(
            @Parameters(paramLabel = "ACTIVITY", description = "The name or id of the activity.") String activity,
            @Option(
                            names = "--heads",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "How many unnamed helpers came. Default: ${DEFAULT-VALUE}")
                    int heads,
            @Option(
                            names = "--beneficiaries",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "How many people were served. Default: ${DEFAULT-VALUE}")
                    int beneficiaries,
            @Option(names = "--day", paramLabel = "DAY", description = "The day. Default: that of the activity")
                    @Nullable LocalDate day,
            @Mixin LineOptions options) {
        if (heads == 0 && beneficiaries == 0) {
            throw Needed.wrong("--heads or --beneficiaries", "is needed here");
        }
        return options.change(terminal, stores, open -> {
            Activity of = activity(open, activity);
            LocalDate on = day == null ? day(of, open) : day;
            Command command = options.command();
            HourRecord counted = new HourRecord(
                    command.key(),
                    of.attribution(null),
                    Book.SERVICE,
                    Evidence.HEAD_COUNT,
                    ServiceTime.on(on),
                    0,
                    null,
                    heads,
                    beneficiaries);
            EntryRef entry = open.ledger()
                    .hours()
                    .post(command, counted, open.ledger().policies().rules());
            return "entry " + entry + ": " + heads + " unnamed helpers and " + beneficiaries + " people served on "
                    + on;
        });
    }

    static Activity activity(OpenLedger open, String nameOrId) {
        return open.storage()
                .find(Activity.KIND, new Find(open).activity(nameOrId).value())
                .orElseThrow()
                .entity();
    }

    private static LocalDate day(Activity of, OpenLedger open) {
        return of.plan().schedule().time().start().atZone(open.zone()).toLocalDate();
    }
}
