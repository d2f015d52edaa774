package org.volunteerledger.request;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;

/**
 * How, when and where a request came in.
 *
 * @param channel   how
 * @param reference the number of the line, column or ticket, or null
 * @param day       the day in the zone of the ledger
 * @param path      the area and those that it lay in on that day, from the most specific upwards: whose time limits apply
 */
public record Intake(RequestChannel channel, @Nullable String reference, LocalDate day, List<AreaId> path) {

    /** Copies the list and checks that everything is given. */
    public Intake {
        Check.given("channel", channel);
        Check.optionalText("reference", reference, 40);
        Check.given("day", day);
        path = List.copyOf(path);
        Check.range("path", path.size(), 1, AreaLevel.values().length);
    }

    /** Year and month as a number such as 202210. */
    long month() {
        return day.getYear() * 100L + day.getMonthValue();
    }
}
