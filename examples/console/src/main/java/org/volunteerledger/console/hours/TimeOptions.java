package org.volunteerledger.console.hours;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import picocli.CommandLine.Option;

/** Service time as a command line says it: from when to when on a day, or so many minutes. */
final class TimeOptions {

    @Option(names = "--day", paramLabel = "DAY", description = "The day of the service.")
    private @Nullable LocalDate day;

    @Option(
            names = "--hours",
            paramLabel = "FROM-TO",
            description = "Such as 09:00-11:30. An end before the start is on the next day.")
    private @Nullable String hours;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long, where --hours are not known; beside them, at most what lies between.")
    private @Nullable Integer minutes;

    @Option(
            names = "--break",
            paramLabel = "N",
            defaultValue = "0",
            description = "Minutes of --hours that were a break. Default: ${DEFAULT-VALUE}")
    private int pause;

    /** Time that is not in the ledger yet. */
    HourRecord record(String key, Attribution counts, Evidence evidence, ZoneId zone) {
        ServiceTime time = time(Needed.option("--day", day), zone);
        return new HourRecord(key, counts, Book.SERVICE, evidence, time, pause, minutes, 0, 0);
    }

    /** The time of a volunteer in place of an entry; what is not said stays as it was. */
    HourRecord insteadOf(HourEntry wrong, String key, ZoneId zone) {
        if (hours == null && minutes == null) {
            throw Needed.wrong("--hours or --minutes", "is needed here");
        }
        return new HourRecord(
                key,
                wrong.attribution(),
                wrong.book(),
                wrong.evidence(),
                time(day == null ? wrong.time().day() : day, zone),
                pause,
                minutes,
                0,
                wrong.beneficiaryVisits());
    }

    private ServiceTime time(LocalDate on, ZoneId zone) {
        String between = hours;
        if (between == null) {
            return ServiceTime.on(on);
        }
        Interval time = Needed.Hours.parse("--hours", between).on(on, zone);
        return ServiceTime.between(time.start(), time.end(), zone);
    }
}
