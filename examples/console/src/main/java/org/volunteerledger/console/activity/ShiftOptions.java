package org.volunteerledger.console.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.Roster;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.service.ShiftPlaces;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which volunteer in which shift of which activity a command line is about. */
final class ShiftOptions {

    @Parameters(index = "0", paramLabel = "ACTIVITY", description = "The name or id of the activity.")
    private String activity = "";

    @Parameters(index = "1", paramLabel = "VOLUNTEER", description = "The volunteer number.")
    private String volunteer = "";

    @Option(
            names = "--shift",
            paramLabel = "NUMBER",
            description = "The number of the shift. Needed if the activity has several.")
    private @Nullable Integer shift;

    ActivityId activity(OpenLedger open) {
        return new Find(open).activity(activity);
    }

    VolunteerId volunteer(OpenLedger open) {
        return new Find(open).volunteer(volunteer);
    }

    int number(OpenLedger open, ActivityId of) {
        return shift(open, of, shift);
    }

    /** The enrolment that stands. */
    Enrolment enrolment(OpenLedger open) {
        ActivityId of = activity(open);
        int number = number(open, of);
        return open.ledger()
                .enrolments()
                .find(of, number, volunteer(open))
                .orElseThrow(() -> new Refused(
                        ServiceError.NOT_ENROLLED,
                        "The volunteer is not enrolled for shift " + number + " of activity " + of.value() + "."));
    }

    String says(String what, int number) {
        return volunteer + " " + what + " (" + activity + ", shift " + number + ")";
    }

    /** The shift that was named, or the only one. */
    static int shift(OpenLedger open, ActivityId activity, @Nullable Integer named) {
        if (named != null) {
            return named;
        }
        List<ShiftPlaces> shifts = open.ledger()
                .enrolments()
                .roster(activity)
                .map(Roster::shifts)
                .orElseThrow(() -> new Refused(
                        CommandError.UNKNOWN_RECORD, "There is no roster of activity " + activity.value() + "."));
        if (shifts.size() > 1) {
            throw Needed.wrong("--shift", "is needed here: the activity has " + shifts.size() + " shifts");
        }
        return shifts.get(0).number();
    }
}
