package org.volunteerledger.console.activity;

import java.util.List;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.Enrolments;
import org.volunteerledger.service.Services;
import org.volunteerledger.service.ShiftGroup;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code activity}: what volunteers sign up for and come to. */
@CommandLine.Command(
        name = "activity",
        description = {
            "Activities: planning, sign-up with its waiting list, attendance, and the review that brings hours.",
            "",
            "Volunteers are named by their numbers, activities by name or id. Whoever was under age at registration",
            "signs up as the rules on minors of the area allow it: see 'people consent'."
        },
        footer = {
            "",
            "Examples (each takes --store STORE and --actor NAME):",
            "  activity plan 敬老院探访 --team 小喇叭 --day 2026-11-08 --hours 09:00-11:00 --places 1",
            "  activity list",
            "  activity sign-up 敬老院探访 V9",
            "  activity roster 敬老院探访",
            "  activity leave 敬老院探访 V9",
            "  activity attendance in 敬老院探访 V9",
            "  activity attendance review 敬老院探访"
        },
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class ActivityCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    private ActivityCommand(Terminal terminal, Stores stores) {
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
        CommandLine line = new CommandLine(new ActivityCommand(terminal, stores));
        line.addSubcommand(new PlanCommand(terminal, stores));
        line.addSubcommand(new ListCommand(terminal, stores));
        line.addSubcommand(new RosterCommand(terminal, stores));
        line.addSubcommand(new PlacesCommand(terminal, stores));
        line.addSubcommand(new AttendanceCommand(terminal, stores));
        return line;
    }

    @CommandLine.Command(
            name = "sign-up",
            description = "Signs a volunteer up: for a place if one is free, otherwise for the waiting list.",
            footer = {"", "Example:", "  activity sign-up 敬老院探访 V9"},
            mixinStandardHelpOptions = true)
    int signUp(@Mixin ShiftOptions shift, @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.keys();
            ActivityId activity = shift.activity(open);
            int number = shift.number(open, activity);
            VolunteerId volunteer = shift.volunteer(open);
            EnrolmentId made = open.ledger()
                    .enrolments()
                    .signUp(options.command(), activity, number, volunteer)
                    .id();
            return shift.says(standing(open, made), number);
        });
    }

    @CommandLine.Command(
            name = "enrol",
            description = {
                "Enrols a volunteer as a leader does, also for a shift that is over, whose attendance is still to be",
                "recorded: one who came along."
            },
            footer = {"", "Example:", "  activity enrol 敬老院探访 V9"},
            mixinStandardHelpOptions = true)
    int enrol(@Mixin ShiftOptions shift, @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.keys();
            ActivityId activity = shift.activity(open);
            int number = shift.number(open, activity);
            VolunteerId volunteer = shift.volunteer(open);
            open.ledger()
                    .enrolments()
                    .enrolAll(options.command(), List.of(new ShiftGroup(activity, number, List.of(volunteer))));
            return shift.says(standing(open, shift.enrolment(open).id()), number);
        });
    }

    @CommandLine.Command(
            name = "leave",
            description = "Takes a volunteer off the list; a place that becomes free goes to the first who waits.",
            footer = {"", "Example:", "  activity leave 敬老院探访 V9"},
            mixinStandardHelpOptions = true)
    int leave(@Mixin ShiftOptions shift, @Mixin LineOptions options) {
        return step(shift, options, Enrolments::withdraw);
    }

    @CommandLine.Command(
            name = "turn-down",
            description = "Turns a sign-up down for the reason of --because; the volunteer cannot sign up again.",
            footer = {"", "Example:", "  activity turn-down 敬老院探访 V9 --because 'needs a driving licence'"},
            mixinStandardHelpOptions = true)
    int turnDown(@Mixin ShiftOptions shift, @Mixin LineOptions options) {
        return step(shift, options, Enrolments::reject);
    }

    @CommandLine.Command(
            name = "accept",
            description = "Gives a free place to a volunteer who waits, whoever is before.",
            footer = {"", "Example:", "  activity accept 敬老院探访 V9"},
            mixinStandardHelpOptions = true)
    int accept(@Mixin ShiftOptions shift, @Mixin LineOptions options) {
        return step(shift, options, Enrolments::accept);
    }

    @CommandLine.Command(
            name = "cancel",
            description = "Calls an activity off for the reason of --because. What was worked before stays.",
            footer = {"", "Example:", "  activity cancel 敬老院探访 --because 'heavy rain'"},
            mixinStandardHelpOptions = true)
    int cancel(
            @Parameters(paramLabel = "ACTIVITY", description = "The name or id.") String activity,
            @Mixin LineOptions options) {
        return move(activity, options, Services::cancel, "is called off");
    }

    @CommandLine.Command(
            name = "close",
            description = "Closes an activity: its attendance is complete.",
            footer = {"", "Example:", "  activity close 敬老院探访"},
            mixinStandardHelpOptions = true)
    int close(
            @Parameters(paramLabel = "ACTIVITY", description = "The name or id.") String activity,
            @Mixin LineOptions options) {
        return move(activity, options, Services::close, "is closed");
    }

    @CommandLine.Command(
            name = "reopen",
            description = "Opens an activity again that was closed too early, for the reason of --because.",
            footer = {"", "Example:", "  activity reopen 敬老院探访 --because 'two have not checked out yet'"},
            mixinStandardHelpOptions = true)
    int reopen(
            @Parameters(paramLabel = "ACTIVITY", description = "The name or id.") String activity,
            @Mixin LineOptions options) {
        return move(activity, options, Services::reopen, "is open again");
    }

    private int step(ShiftOptions shift, LineOptions options, Step step) {
        return options.change(terminal, stores, open -> {
            open.keys();
            Enrolment enrolment = shift.enrolment(open);
            step.take(open.ledger().enrolments(), options.command(), enrolment.id());
            return shift.says(standing(open, enrolment.id()), enrolment.shift());
        });
    }

    private int move(String activity, LineOptions options, Move move, String what) {
        return options.change(terminal, stores, open -> {
            ActivityId id = new Find(open).activity(activity);
            move.take(open.ledger().services(), options.command(), id);
            return "activity " + id.value() + " " + what;
        });
    }

    /** As it is now: a sign-up that is sent again under its key may have moved on meanwhile. */
    private static String standing(OpenLedger open, EnrolmentId id) {
        Enrolment now =
                open.storage().find(Enrolment.KIND, id.value()).orElseThrow().entity();
        return switch (now.status()) {
            case ACCEPTED -> "has a place";
            case WAITING -> "waits as number " + WaitingList.turn(open, now.activity(), now.shift(), id);
            default -> "is " + now.status();
        };
    }

    /** What becomes of an enrolment. */
    @FunctionalInterface
    private interface Step {

        void take(Enrolments enrolments, Command command, EnrolmentId enrolment);
    }

    /** What becomes of an activity. */
    @FunctionalInterface
    private interface Move {

        void take(Services services, Command command, ActivityId activity);
    }
}
