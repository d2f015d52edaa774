package org.volunteerledger.console.activity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.service.Shift;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code activity places}. */
@Command(
        name = "places",
        description = "Shows where a volunteer has a place, or waits as which number, in what is not over.",
        footer = {"", "Example:", "  activity places V9"},
        mixinStandardHelpOptions = true)
final class PlacesCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS = List.of(
            Column.text("activity"),
            Column.text("name"),
            Column.number("shift"),
            Column.text("start"),
            Column.text("end"),
            Column.text("status"),
            Column.number("waits_as"));

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.")
    private String volunteer = "";

    @Option(names = "--all", description = "Also what is over, and what the volunteer left.")
    private boolean all;

    @Mixin
    private LineOptions options = new LineOptions();

    PlacesCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /** An enrolment with the activity and the time that it is for. */
    private record Place(Enrolment enrolment, Activity activity, Interval time) {

        static Place of(Enrolment enrolment, Activity activity) {
            return new Place(
                    enrolment,
                    activity,
                    activity.plan()
                            .schedule()
                            .shift(enrolment.shift())
                            .map(Shift::time)
                            .orElse(activity.plan().schedule().time()));
        }
    }

    @Override
    public Integer call() {
        return options.show(terminal, stores, COLUMNS, (open, table) -> {
            Filter own = Filter.equal(
                    Enrolment.VOLUNTEER, new Find(open).volunteer(volunteer).value());
            List<Enrolment> enrolments = Pages.all(open.storage(), Enrolment.KIND, own).stream()
                    .map(Versioned::entity)
                    .filter(each -> all || each.status() != EnrolmentStatus.WITHDRAWN)
                    .toList();
            Map<Long, Versioned<Activity>> activities = Pages.byId(
                    open.storage(),
                    Activity.KIND,
                    enrolments.stream().map(each -> each.activity().value()).toList());
            enrolments.stream()
                    .<Place>mapMulti((each, next) -> {
                        Versioned<Activity> read =
                                activities.get(each.activity().value());
                        if (read != null) {
                            next.accept(Place.of(each, read.entity()));
                        }
                    })
                    .filter(place -> all || place.time().end().isAfter(open.now()))
                    .sorted(Comparator.comparing(place -> place.time().start()))
                    .forEach(place -> write(open, place, table));
        });
    }

    private static void write(OpenLedger open, Place place, TableWriter table) {
        Enrolment enrolment = place.enrolment();
        Integer turn = enrolment.status() == EnrolmentStatus.WAITING
                ? WaitingList.turn(open, enrolment.activity(), enrolment.shift(), enrolment.id())
                : null;
        table.row(Arrays.asList(
                Long.toString(enrolment.activity().value()),
                place.activity().plan().name(),
                enrolment.shift(),
                Times.text(place.time().start(), open.zone()),
                Times.text(place.time().end(), open.zone()),
                enrolment.status().name(),
                turn));
    }
}
