package org.volunteerledger.console.activity;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.ReviewSummary;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Attendances;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.SheetResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code activity attendance}: who came, and what it brings. */
@Command(
        name = "attendance",
        description = "Who came when, and the review that turns it into hours.",
        footer = {
            "",
            "Examples:",
            "  activity attendance in 敬老院探访 V9",
            "  activity attendance out 敬老院探访 V9 --at 2026-11-08T11:00",
            "  activity attendance review 敬老院探访"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class AttendanceCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    AttendanceCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(
            name = "in",
            description = "Checks a volunteer in.",
            footer = {"", "Example:", "  activity attendance in 敬老院探访 V9 --at 2026-11-08T09:00"},
            mixinStandardHelpOptions = true)
    int in(
            @Mixin ShiftOptions shift,
            @Option(names = "--at", paramLabel = "TIME", description = "Such as 2026-11-08T09:00. Default: now")
                    @Nullable LocalDateTime at,
            @Mixin LineOptions options) {
        return punch(shift, at, options, Attendances::checkIn, "came at ");
    }

    @Command(
            name = "out",
            description = "Checks a volunteer out.",
            footer = {"", "Example:", "  activity attendance out 敬老院探访 V9 --at 2026-11-08T11:00"},
            mixinStandardHelpOptions = true)
    int out(
            @Mixin ShiftOptions shift,
            @Option(names = "--at", paramLabel = "TIME", description = "Such as 2026-11-08T11:00. Default: now")
                    @Nullable LocalDateTime at,
            @Mixin LineOptions options) {
        return punch(shift, at, options, Attendances::checkOut, "left at ");
    }

    @Command(
            name = "record",
            description = {
                "Records as a leader does, from a sheet, when a volunteer came and left. It may lie before the sign-up.",
                "Whoever checked in is given the end of the sheet; a check-out that is there stays."
            },
            footer = {
                "",
                "Example:",
                "  activity attendance record 敬老院探访 V9 --in 2026-11-08T09:00 --out 2026-11-08T11:00"
            },
            mixinStandardHelpOptions = true)
    int record(
            @Mixin ShiftOptions shift,
            @Option(
                            names = "--in",
                            required = true,
                            paramLabel = "TIME",
                            description = "When the volunteer came, such as 2026-11-08T09:00.")
                    LocalDateTime in,
            @Option(names = "--out", paramLabel = "TIME", description = "When the volunteer left, if that is known.")
                    @Nullable LocalDateTime out,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Enrolment enrolment = shift.enrolment(open);
            Sheet.Line line = new Sheet.Line(
                    enrolment.volunteer(),
                    in.atZone(open.zone()).toInstant(),
                    out == null ? null : out.atZone(open.zone()).toInstant());
            SheetResult result = open.ledger()
                    .attendances()
                    .recordSheets(
                            options.command(),
                            List.of(new Sheet(enrolment.activity(), enrolment.shift(), List.of(line))));
            return shift.says(result.recorded() > 0 ? "is recorded" : "was recorded before", enrolment.shift());
        });
    }

    @Command(
            name = "absent",
            description = "Records that a volunteer who had a place did not come.",
            footer = {"", "Example:", "  activity attendance absent 敬老院探访 V9"},
            mixinStandardHelpOptions = true)
    int absent(@Mixin ShiftOptions shift, @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Enrolment enrolment = shift.enrolment(open);
            open.ledger().attendances().markAbsent(options.command(), List.of(enrolment.id()));
            return shift.says("did not come", enrolment.shift());
        });
    }

    @Command(
            name = "review",
            description = {
                "Posts the hours of all who came, by the rules of the place.",
                "What waits for a decision, such as a missing check-out, is decided with --approve, for the reason of",
                "--because. Decided anew, the hours before are taken back and those of the decision take their place."
            },
            footer = {
                "",
                "Examples:",
                "  activity attendance review 敬老院探访",
                "  activity attendance review 敬老院探访 --approve V9=90 --because 'left with the others'"
            },
            mixinStandardHelpOptions = true)
    int review(
            @Parameters(paramLabel = "ACTIVITY", description = "The name or id of the activity.") String activity,
            @Option(
                            names = "--approve",
                            paramLabel = "VOLUNTEER[=MINUTES]",
                            split = ",",
                            description = "A decision: what the rules give, or at most so many minutes; 0 for none.")
                    @Nullable List<String> approved,
            @Option(
                            names = "--level",
                            paramLabel = "LEVEL",
                            defaultValue = "ORGANISER",
                            description = "Who approves: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
                    ReviewLevel level,
            @Option(names = "--shift", paramLabel = "NUMBER", description = "The shift of the decisions.") @Nullable Integer shift,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            ActivityId id = new Find(open).activity(activity);
            var command = options.command();
            Map<EnrolmentId, Review> decisions = Map.of();
            if (approved != null) {
                command.requiredReason();
                decisions = decisions(open, id, shift, level, approved);
            }
            ReviewSummary done = open.ledger()
                    .hours()
                    .review(command, List.of(id), open.ledger().policies().rules(), decisions);
            return done.reviewed() + " reviewed, " + done.creditedMinutes() + " minutes credited, " + done.waiting()
                    + " waiting for a decision";
        });
    }

    private static Map<EnrolmentId, Review> decisions(
            OpenLedger open, ActivityId activity, @Nullable Integer shift, ReviewLevel level, List<String> approved) {
        int number = ShiftOptions.shift(open, activity, shift);
        Map<EnrolmentId, Review> decisions = new HashMap<>();
        for (String text : approved) {
            int equals = text.lastIndexOf('=');
            String who = equals < 0 ? text : text.substring(0, equals);
            Integer atMost = equals < 0 ? null : minutes(text.substring(equals + 1));
            EnrolmentId enrolment = open.ledger()
                    .enrolments()
                    .find(activity, number, new Find(open).volunteer(who))
                    .orElseThrow(() -> new Refused(
                            ServiceError.NOT_ENROLLED,
                            "A volunteer to approve is not enrolled for shift " + number + " of activity "
                                    + activity.value() + "."))
                    .id();
            decisions.put(enrolment, new Review(level, atMost));
        }
        return decisions;
    }

    private static int minutes(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw Needed.wrong("--approve", "is not written as VOLUNTEER=MINUTES");
        }
        return Integer.parseInt(text);
    }

    private int punch(
            ShiftOptions shift, @Nullable LocalDateTime at, LineOptions options, Punching punching, String what) {
        return options.change(terminal, stores, open -> {
            Enrolment enrolment = shift.enrolment(open);
            Instant when = at == null ? open.now() : at.atZone(open.zone()).toInstant();
            punching.punch(open.ledger().attendances(), options.command(), enrolment.id(), when);
            return shift.says(what + Times.text(when, open.zone()), enrolment.shift());
        });
    }

    /** A check-in or check-out. */
    @FunctionalInterface
    private interface Punching {

        void punch(
                Attendances attendances,
                org.volunteerledger.command.Command command,
                EnrolmentId enrolment,
                Instant at);
    }
}
