package org.volunteerledger.benchmarks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * On which day people serve, and when it is recorded. More is done at weekends, in March and most on 5 March, the day of Lei Feng. A
 * record arrives some days after the service: 4 on average, at most 60, fewer and fewer the longer the lag. Records are numbered in the
 * order of arrival; given when one arrives, its service day is drawn from what is left likely, so that both the days of service and the
 * lags are distributed as stated.
 */
public final class Calendar {

    /** The first day of service. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    /** How many days of service there are. */
    public static final int DAYS = 731;

    private static final int MAX_LAG = 60;
    private static final double LAG_RATIO = 0.8;

    private final Weights arrivals;
    private final Weights[] lags = new Weights[DAYS + MAX_LAG];

    Calendar() {
        double[] services = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            services[day] = weight(FIRST_DAY.plusDays(day));
        }
        double[] total = new double[DAYS + MAX_LAG];
        for (int arrival = 0; arrival < total.length; arrival++) {
            double[] byLag = new double[MAX_LAG + 1];
            for (int lag = Math.max(0, arrival - DAYS + 1); lag <= Math.min(MAX_LAG, arrival); lag++) {
                byLag[lag] = services[arrival - lag] * StrictMath.pow(LAG_RATIO, lag);
                total[arrival] += byLag[lag];
            }
            lags[arrival] = Weights.of(byLag.length, lag -> byLag[lag]);
        }
        arrivals = Weights.of(total.length, arrival -> total[arrival]);
    }

    /** The day of arrival at a point of the sequence of all records, from 0 to less than 1, as days since the first. */
    int arrivalAt(double point) {
        return arrivals.choose(point);
    }

    /** The day of service of a record, as days since the first. */
    int serviceDay(int arrival, double chance) {
        return arrival - lags[arrival].choose(chance);
    }

    private static double weight(LocalDate day) {
        double weight = 1;
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            weight *= 1.8;
        }
        if (day.getMonth() == Month.MARCH) {
            weight *= day.getDayOfMonth() == 5 ? 5 : 1.6;
        }
        return weight;
    }
}
