package org.volunteerledger.console.hours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.hours.BackFill;
import org.volunteerledger.hours.BackFillId;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hours back-fill}: service that is entered afterwards. */
@CommandLine.Command(
        name = "back-fill",
        description = "Service that is entered afterwards, which another person approves (--actor).",
        footer = {
            "",
            "Examples:",
            "  hours back-fill ask V9 敬老院探访 --day 2026-11-08 --minutes 90 --because 'the phone was flat'",
            "  hours back-fill list",
            "  hours back-fill approve 901 --actor office"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class BackFillCommand extends Group {

    private static final List<Column> COLUMNS = List.of(
            Column.text("back_fill"),
            Column.text("volunteer"),
            Column.text("activity"),
            Column.text("day"),
            Column.text("start"),
            Column.text("end"),
            Column.number("minutes"),
            Column.text("asked_by"),
            Column.text("status"),
            Column.text("decided_by"),
            Column.text("entry"));

    private final Terminal terminal;
    private final Stores stores;

    BackFillCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "ask",
            description = {
                "Asks to enter service afterwards; --because says why.",
                "It is posted at once where the rules of the place ask for no reviewer."
            },
            footer = {
                "",
                "Example:",
                "  hours back-fill ask V9 敬老院探访 --day 2026-11-08 --minutes 90 --because 'the phone was flat'"
            },
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int ask(
            @Parameters(index = "0", paramLabel = "VOLUNTEER", description = "The volunteer number.") String volunteer,
            @Parameters(index = "1", paramLabel = "ACTIVITY", description = "The name or id of the activity.")
                    String activity,
            @Mixin TimeOptions time,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            VolunteerId who = new Find(open).volunteer(volunteer);
            Command command = options.command();
            HourRecord record = time.record(
                    command.key(),
                    HoursCommand.activity(open, activity).attribution(who),
                    Evidence.BACK_FILL,
                    open.zone());
            BackFillId id = open.ledger()
                    .requests()
                    .requestBackFill(command, record, open.ledger().policies().rules());
            BackFill asked =
                    open.storage().find(BackFill.KIND, id.value()).orElseThrow().entity();
            return "back-fill " + id.value() + " is " + asked.status();
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists the requests that are open, or all of a volunteer.",
            footer = {"", "Example:", "  hours back-fill list --volunteer V9"},
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
                        BackFill.VOLUNTEER, find.volunteer(volunteer).value()));
            } else if (!all) {
                asked.add(Filter.is(BackFill.STATUS, DecisionStatus.OPEN));
            }
            List<BackFill> found =
                    Pages.all(open.storage(), BackFill.KIND, Filter.all(asked.toArray(Filter[]::new))).stream()
                            .map(Versioned::entity)
                            .toList();
            Map<Long, String> numbers =
                    find.numbers(found.stream().map(BackFillCommand::volunteer).toList());
            Map<Long, String> activities = find.words(
                    Activity.KIND,
                    found.stream()
                            .map(each -> each.record().attribution().activity())
                            .filter(id -> id > 0)
                            .map(ActivityId::new)
                            .toList(),
                    activity -> activity.plan().name());
            found.forEach(each -> table.row(Arrays.asList(
                    Long.toString(each.id().value()),
                    numbers.get(volunteer(each).value()),
                    activities.get(each.record().attribution().activity()),
                    each.record().time().day().toString(),
                    Times.text(each.record().time().start(), open.zone()),
                    Times.text(each.record().time().end(), open.zone()),
                    each.record().minutes(),
                    each.requestedBy(),
                    each.status().name(),
                    each.decidedBy(),
                    each.entry())));
        });
    }

    @CommandLine.Command(
            name = "approve",
            description = "Approves a request, and posts the time.",
            footer = {"", "Example:", "  hours back-fill approve 901 --actor office"},
            mixinStandardHelpOptions = true)
    int approve(
            @Parameters(paramLabel = "BACK_FILL", description = "The id of the request.") long id,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            EntryRef entry = open.ledger()
                    .requests()
                    .approveBackFill(
                            options.command(),
                            new BackFillId(id),
                            open.ledger().policies().rules());
            return "back-fill " + id + " is approved; " + Entries.says(open, entry);
        });
    }

    @CommandLine.Command(
            name = "refuse",
            description = "Refuses a request; --because says why.",
            footer = {"", "Example:", "  hours back-fill refuse 901 --because 'nobody saw it' --false --actor office"},
            mixinStandardHelpOptions = true)
    int refuse(
            @Parameters(paramLabel = "BACK_FILL", description = "The id of the request.") long id,
            @Option(
                            names = "--false",
                            description =
                                    "It was a false entry: the volunteer is barred from asking, as the rules of the place say.")
                    boolean falseEntry,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().requests().rejectBackFill(options.command(), new BackFillId(id), falseEntry);
            return "back-fill " + id + " is refused";
        });
    }

    private static VolunteerId volunteer(BackFill each) {
        return new VolunteerId(each.record().attribution().volunteer());
    }
}
