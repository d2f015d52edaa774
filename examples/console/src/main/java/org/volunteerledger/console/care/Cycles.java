package org.volunteerledger.console.care;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.volunteerledger.care.VisitCycle;

/** Cycles as they are written on the command line. */
final class Cycles {

    private static final Pattern DAYS = Pattern.compile("every:([1-9][0-9]{0,2})");

    private Cycles() {}

    static VisitCycle parse(String text) {
        if (text.equalsIgnoreCase("weekly")) {
            return VisitCycle.weekly();
        }
        Matcher days = DAYS.matcher(text.toLowerCase(Locale.ROOT));
        if (days.matches()) {
            return VisitCycle.every(Integer.parseInt(days.group(1)));
        }
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (String word : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            weekdays.add(weekday(word, text));
        }
        return VisitCycle.on(weekdays);
    }

    static String format(VisitCycle cycle) {
        if (cycle.everyDays() == 0) {
            return cycle.weekdays().stream().map(Cycles::shortName).collect(Collectors.joining(","));
        }
        return cycle.equals(VisitCycle.weekly()) ? "weekly" : "every:" + cycle.everyDays();
    }

    private static DayOfWeek weekday(String word, String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (shortName(day).equals(word) || day.name().equals(word)) {
                return day;
            }
        }
        throw CareDesk.unknown(CareUseError.BAD_CYCLE, "The cycle " + text + " is not understood.");
    }

    private static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3);
    }
}
