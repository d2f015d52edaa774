package org.volunteerledger.care;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * Health data of a visit in clear, on its way in or out. It is kept sealed under the recipient's key, and its text form shows nothing.
 *
 * @param measurements what was measured, at most {@value #MAX_MEASUREMENTS}
 * @param note         a note, at most {@value #MAX_NOTE} code points, or null
 */
public record HealthNotes(
        List<Measurement> measurements, @Nullable String note) {

    /** The most measurements of a visit. */
    public static final int MAX_MEASUREMENTS = 20;

    /** The most code points of a note. */
    public static final int MAX_NOTE = 1_000;

    /** Copies the list and checks the limits. */
    public HealthNotes {
        Check.range("measurements", measurements.size(), 0, MAX_MEASUREMENTS);
        measurements = List.copyOf(measurements);
        Check.optionalText("note", note, MAX_NOTE);
    }

    /** One line for each measurement, and after an empty line the note. */
    String format() {
        StringBuilder text = new StringBuilder();
        measurements.forEach(each ->
                text.append(each.name()).append('\t').append(each.value()).append('\n'));
        return note == null ? text.toString() : text.append('\n').append(note).toString();
    }

    static HealthNotes parse(String text) {
        List<Measurement> measurements = new ArrayList<>();
        int at = 0;
        while (at < text.length() && text.charAt(at) != '\n') {
            int tab = text.indexOf('\t', at);
            int end = text.indexOf('\n', tab);
            measurements.add(new Measurement(text.substring(at, tab), text.substring(tab + 1, end)));
            at = end + 1;
        }
        return new HealthNotes(measurements, at < text.length() ? text.substring(at + 1) : null);
    }

    @Override
    public String toString() {
        return "HealthNotes[...]";
    }
}
