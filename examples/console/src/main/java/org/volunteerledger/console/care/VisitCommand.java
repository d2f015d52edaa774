package org.volunteerledger.console.care;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.CareVisit;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.HealthNotes;
import org.volunteerledger.care.Measurement;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitOutcome;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code care visit}: the visits that took place. */
@Command(
        name = "visit",
        description = "Visits, with their hours.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class VisitCommand {

    private final Terminal terminal;
    private final Stores stores;

    VisitCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /** When a visit took place. */
    static final class When {

        @Option(names = "--date", paramLabel = "DAY", description = "The day. Default: today")
        private @Nullable LocalDate date;

        @Option(names = "--start", paramLabel = "TIME", description = "From when, such as 09:00.")
        private @Nullable LocalTime start;

        @Option(names = "--end", paramLabel = "TIME", description = "Until when.")
        private @Nullable LocalTime end;

        @Option(names = "--minutes", paramLabel = "N", description = "How long, where start and end are not known.")
        private @Nullable Integer minutes;

        ServiceTime time(CareDesk desk) {
            LocalDate day = desk.or(date);
            LocalTime from = start;
            LocalTime to = end;
            if (from == null || to == null) {
                return ServiceTime.on(day);
            }
            var zone = desk.ledger().zone();
            return ServiceTime.between(
                    day.atTime(from).atZone(zone).toInstant(),
                    day.atTime(to).atZone(zone).toInstant(),
                    zone);
        }
    }

    /** What came of a visit. */
    static final class What {

        @Option(
                names = "--outcome",
                paramLabel = "OUTCOME",
                defaultValue = "MET",
                description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
        private VisitOutcome outcome = VisitOutcome.MET;

        @Option(
                names = "--done",
                paramLabel = "ITEM",
                split = ",",
                description = "What was done, such as haircut,company.")
        private @Nullable List<String> done;

        @Option(
                names = "--measure",
                paramLabel = "NAME=VALUE",
                description = "What was measured. It is kept encrypted.")
        private @Nullable List<String> measured;

        @Option(names = "--note", paramLabel = "TEXT", description = "A note on health. It is kept encrypted.")
        private @Nullable String note;

        List<String> items() {
            return done == null ? List.of() : done;
        }

        @Nullable HealthNotes health() {
            List<String> values = measured == null ? List.of() : measured;
            return values.isEmpty() && note == null
                    ? null
                    : new HealthNotes(values.stream().map(What::measurement).toList(), note);
        }

        private static Measurement measurement(String text) {
            int at = text.indexOf('=');
            if (at < 1) {
                throw CareDesk.unknown(CareUseError.BAD_MEASUREMENT, "A measurement has no name or no value.");
            }
            return new Measurement(text.substring(0, at), text.substring(at + 1));
        }
    }

    @Command(description = "Records a visit and posts its hours.", mixinStandardHelpOptions = true)
    int record(
            @Parameters(paramLabel = "RECIPIENT", description = "The id of the recipient.") long recipient,
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String visitor,
            @Option(names = "--with", paramLabel = "NUMBER", split = ",", description = "Volunteers who came along.")
                    @Nullable List<String> companions,
            @Option(names = "--cover", description = "The visitor stands in for the recipient's carer.") boolean cover,
            @Mixin When when,
            @Mixin What what,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            NewVisit visit = new NewVisit(
                    new RecipientId(recipient),
                    desk.volunteer(visitor),
                    companions == null
                            ? List.of()
                            : companions.stream().map(desk::volunteer).toList(),
                    cover,
                    when.time(desk),
                    when.minutes,
                    what.outcome,
                    what.items(),
                    what.health());
            CareVisitId id = desk.care()
                    .visits()
                    .record(
                            desk.command(),
                            visit,
                            desk.ledger().ledger().policies().rules());
            desk.say("visit " + id.value());
        });
    }

    @Command(name = "void", description = "Takes a visit back, with its hours.", mixinStandardHelpOptions = true)
    int takeBack(
            @Parameters(paramLabel = "VISIT", description = "The id of the visit.") long id,
            @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Why.") String reason,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            desk.care()
                    .visits()
                    .takeBack(
                            desk.because(reason),
                            new CareVisitId(id),
                            desk.ledger().ledger().policies().rules());
            desk.say("visit " + id + " taken back");
        });
    }

    @Command(
            description = "Shows what was measured on a visit; that it was shown is recorded.",
            mixinStandardHelpOptions = true)
    int health(
            @Parameters(paramLabel = "VISIT", description = "The id of the visit.") long id,
            @Option(names = "--purpose", paramLabel = "TEXT", description = "What for; nothing is shown without it.")
                    @Nullable String purpose,
            @Mixin CareOptions options) {
        return CareDesk.write(
                terminal,
                stores,
                options,
                desk -> desk.care()
                        .visits()
                        .readHealth(desk.because(purpose), new CareVisitId(id))
                        .ifPresent(notes -> {
                            notes.measurements().forEach(each -> desk.say(each.name() + " " + each.value()));
                            if (notes.note() != null) {
                                desk.say(notes.note());
                            }
                        }));
    }

    @Command(description = "Lists the visits to a recipient.", mixinStandardHelpOptions = true)
    int list(
            @Parameters(paramLabel = "RECIPIENT", description = "The id of the recipient.") long recipient,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: a year ago") @Nullable LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "The last day. Default: today") @Nullable LocalDate to,
            @Mixin CareOptions options) {
        return CareDesk.read(terminal, stores, options, desk -> {
            List<CareVisit> visits = new ArrayList<>();
            LocalDate first = from == null ? desk.today().minusYears(1) : from;
            Listing.each(
                    page -> desk.care().visits().to(new RecipientId(recipient), first, desk.or(to), page), visits::add);
            visits.sort(Comparator.comparing(visit -> visit.time().day()));
            Map<VolunteerId, String> numbers =
                    desk.numbers(visits.stream().map(CareVisit::visitor).toList());
            desk.show(
                    List.of(
                            Column.text("visit"),
                            Column.text("date"),
                            Column.text("visitor"),
                            Column.text("outcome"),
                            Column.text("done"),
                            Column.text("measured"),
                            Column.text("status")),
                    table -> visits.forEach(visit -> table.row(Arrays.asList(
                            Long.toString(visit.id().value()),
                            visit.time().day().toString(),
                            numbers.get(visit.visitor()),
                            visit.outcome().name(),
                            String.join(",", visit.done()),
                            visit.health() == null ? "no" : "yes",
                            visit.status().name()))));
        });
    }
}
