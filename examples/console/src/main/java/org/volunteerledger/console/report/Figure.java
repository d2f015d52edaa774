package org.volunteerledger.console.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.accrual.HourFormat;
import org.volunteerledger.statistics.StatisticsError;

/** What a report can show: the measures, and minutes as hours. */
enum Figure {
    MINUTES(Measure.MINUTES),
    HOURS(Measure.MINUTES),
    PARTICIPATIONS(Measure.PARTICIPATIONS),
    VISITS(Measure.BENEFICIARY_VISITS),
    ENTRIES(Measure.ENTRIES),
    VOLUNTEERS(Measure.VOLUNTEERS),
    ACTIVITIES(Measure.ACTIVITIES);

    private final Measure measure;

    Figure(Measure measure) {
        this.measure = measure;
    }

    Measure measure() {
        return measure;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Minutes are whole up to here, and become hours at last. */
    Number shown(long value) {
        return this == HOURS ? HourFormat.HUNDREDTHS.hours(value) : (Number) value;
    }

    static Figure of(String label) {
        if (label.strip().equalsIgnoreCase(Measure.BENEFICIARY_VISITS.name())) {
            return VISITS;
        }
        return Arrays.stream(values())
                .filter(figure -> figure.label().equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        StatisticsError.UNKNOWN_COLUMN,
                        "There is no measure of that name; there are " + labels() + "."));
    }

    static boolean isFigure(String label) {
        return label.equalsIgnoreCase(Measure.BENEFICIARY_VISITS.name())
                || Arrays.stream(values()).anyMatch(figure -> figure.label().equalsIgnoreCase(label));
    }

    private static String labels() {
        return Arrays.stream(values()).map(Figure::label).collect(Collectors.joining(", "));
    }
}
