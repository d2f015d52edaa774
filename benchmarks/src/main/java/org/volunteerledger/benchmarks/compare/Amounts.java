package org.volunteerledger.benchmarks.compare;

import java.util.Locale;

/** Amounts with a unit that suits them, in three digits. */
final class Amounts {

    private static final String[] TIMES = {"ns", "us", "ms", "s"};
    private static final String[] BYTES = {"B", "KB", "MB", "GB"};

    private Amounts() {}

    static String time(double nanoseconds) {
        return amount(nanoseconds, TIMES);
    }

    /** A time, or a dash where there is none. */
    static String timeOrNothing(double nanoseconds) {
        return nanoseconds > 0 ? time(nanoseconds) : "-";
    }

    /** A power of ten, in whole units. */
    static String round(double nanoseconds) {
        int unit = unit(nanoseconds, TIMES);
        return String.format(Locale.ROOT, "%,.0f %s", nanoseconds / Math.pow(1000, unit), TIMES[unit]);
    }

    /** From one time to another, in the unit of the second. */
    static String range(double from, double to) {
        int unit = unit(to, TIMES);
        double divisor = Math.pow(1000, unit);
        return digits(from / divisor) + ".." + digits(to / divisor) + TIMES[unit];
    }

    static String bytes(long bytes) {
        return amount((double) bytes, BYTES);
    }

    static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "-" : digits(ratio);
    }

    private static String amount(double value, String[] units) {
        int unit = unit(value, units);
        return digits(value / Math.pow(1000, unit)) + " " + units[unit];
    }

    private static int unit(double value, String[] units) {
        int unit = 0;
        double rest = value;
        while (rest >= 1000 && unit < units.length - 1) {
            rest /= 1000;
            unit++;
        }
        return unit;
    }

    private static String digits(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
