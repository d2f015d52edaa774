package org.volunteerledger.console.hours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.Objection;
import org.volunteerledger.hours.ObjectionId;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hours objection}: what volunteers say against the record of their service. */
@CommandLine.Command(
        name = "objection",
        description =
                "Objections of volunteers to the record of their service; who raised one cannot decide it (--actor).",
        footer = {
            "",
            "Examples:",
            "  hours objection raise 4711/3 --because 'it was two hours' --actor V9",
            "  hours objection list",
            "  hours objection uphold 801 --hours 09:00-11:00 --because 'seen by the leader' --actor office"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ObjectionCommand extends Group {

    private static final List<Column> COLUMNS = List.of(
            Column.text("objection"),
            Column.text("volunteer"),
            Column.text("entry"),
            Column.text("statement"),
            Column.text("raised_at"),
            Column.text("raised_by"),
            Column.text("status"),
            Column.text("decided_by"),
            Column.text("correction"));

    private final Terminal terminal;
    private final Stores stores;

    ObjectionCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "raise",
            description = "Objects to an entry, or to one that is missing; --because says what is wrong.",
            footer = {
                "",
                "Examples:",
                "  hours objection raise 4711/3 --because 'it was two hours' --actor V9",
                "  hours objection raise --volunteer V9 --because 'Sunday is missing' --actor V9"
            },
            mixinStandardHelpOptions = true)
    int raise(
            @Parameters(arity = "0..1", paramLabel = "ENTRY", description = "The entry that is wrong, such as 4711/3.")
                    @Nullable String entry,
            @Option(names = "--volunteer", paramLabel = "NUMBER", description = "Whose entry is missing.") @Nullable String volunteer,
            @Mixin LineOptions options) {
        if ((entry == null) == (volunteer == null)) {
            throw Needed.wrong("ENTRY or --volunteer", "is needed here, and not both");
        }
        return options.change(terminal, stores, open -> {
            EntryRef wrong = entry == null ? null : EntryRef.parse(entry);
            VolunteerId who = wrong == null
                    ? new Find(open).volunteer(Needed.option("--volunteer", volunteer))
                    : Entries.volunteer(open, wrong);
            Command command = options.command();
            ObjectionId id = open.ledger().requests().object(command, who, wrong, command.requiredReason());
            return "objection " + id.value() + " is OPEN";
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists the objections that are open, or all of a volunteer.",
            footer = {"", "Example:", "  hours objection list --volunteer V9"},
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--volunteer", paramLabel = "NUMBER", description = "All of this volunteer.") @Nullable String volunteer,
            @Option(names = "--all", description = "Also those that are decided.") boolean all,
            @Mixin LineOptions options) {
        return options.show(terminal, stores, COLUMNS, (open, table) -> {
            Find find = new Find(open);
            List<Filter> asked = new ArrayList<>();
            if (volunteer != null) {
                asked.add(Filter.equal(
                        Objection.VOLUNTEER, find.volunteer(volunteer).value()));
            } else if (!all) {
                asked.add(Filter.is(Objection.STATUS, DecisionStatus.OPEN));
            }
            List<Objection> objections =
                    Pages.all(open.storage(), Objection.KIND, Filter.all(asked.toArray(Filter[]::new))).stream()
                            .map(Versioned::entity)
                            .toList();
            Map<Long, String> numbers =
                    find.numbers(objections.stream().map(Objection::volunteer).toList());
            objections.forEach(each -> table.row(Arrays.asList(
                    Long.toString(each.id().value()),
                    numbers.get(each.volunteer().value()),
                    each.entry(),
                    each.statement(),
                    Times.text(each.raisedAt(), open.zone()),
                    each.raisedBy(),
                    each.status().name(),
                    each.decidedBy(),
                    each.correction())));
        });
    }

    @CommandLine.Command(
            name = "uphold",
            description = {
                "Upholds an objection: the entry is corrected, or the missing one posted; --because says why.",
                "For one that is missing, --activity says what it counts towards."
            },
            footer = {
                "",
                "Example:",
                "  hours objection uphold 801 --hours 09:00-11:00 --because 'seen by the leader' --actor office"
            },
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int uphold(
            @Parameters(paramLabel = "OBJECTION", description = "The id of the objection.") long id,
            @Mixin TimeOptions time,
            @Option(
                            names = "--activity",
                            paramLabel = "NAME|ID",
                            description = "The activity of an entry that is missing.")
                    @Nullable String activity,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Objection objection = objection(open, id);
            Command command = options.command();
            EntryRef now = open.ledger()
                    .requests()
                    .uphold(
                            command,
                            objection.id(),
                            asItWas(open, objection, time, activity, command.key()),
                            open.ledger().policies().rules());
            return "objection " + id + " is upheld; " + Entries.says(open, now);
        });
    }

    @CommandLine.Command(
            name = "dismiss",
            description = "Dismisses an objection; --because says why. The entry stays.",
            footer = {"", "Example:", "  hours objection dismiss 801 --because 'the sheet says so' --actor office"},
            mixinStandardHelpOptions = true)
    int dismiss(
            @Parameters(paramLabel = "OBJECTION", description = "The id of the objection.") long id,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().requests().reject(options.command(), new ObjectionId(id));
            return "objection " + id + " is dismissed";
        });
    }

    private static HourRecord asItWas(
            OpenLedger open, Objection objection, TimeOptions time, @Nullable String activity, String key) {
        String wrong = objection.entry();
        return wrong == null
                ? time.record(
                        key,
                        HoursCommand.activity(open, Needed.option("--activity", activity))
                                .attribution(objection.volunteer()),
                        Evidence.LEADER,
                        open.zone())
                : time.insteadOf(Entries.find(open, EntryRef.parse(wrong)), key, open.zone());
    }

    private static Objection objection(OpenLedger open, long id) {
        return open.storage()
                .find(Objection.KIND, id)
                .map(Versioned::entity)
                .orElseThrow(() -> new Refused(
                        CommandError.UNKNOWN_RECORD, "There is no objection " + id + ".", Map.of("id", id)));
    }
}
