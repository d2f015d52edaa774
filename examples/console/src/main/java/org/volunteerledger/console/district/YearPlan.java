package org.volunteerledger.console.district;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is going to happen in the year: a pure function of the figures and the seed. It holds a few numbers for each activity; who attends
 * it, and how, is drawn anew whenever it is asked for.
 */
final class YearPlan {

    /** The last day brings the rest of the minutes, whose number only the ledger knows. */
    private static final double SHARE_BEFORE_LAST_DAY = 0.994;

    private static final int MINUTES_ON_LAST_DAY = 300;

    private final DistrictFigures figures;
    private final Draws draws;
    private final TeamSizes sizes;
    private final List<Planned> activities = new ArrayList<>();
    private final int[] firstOfDay;
    private long lines;

    private YearPlan(DistrictFigures figures, long seed) {
        this.figures = figures;
        this.draws = new Draws(seed);
        this.sizes = TeamSizes.draw(draws, figures.volunteers(), figures.teams());
        int[] next = new int[sizes.count()];
        long predicted = planActivities(next);
        int regular = activities.size();
        planLastDay(next, figures.minutes() - predicted);
        this.firstOfDay = spread(regular);
    }

    /** Plans a year. */
    static YearPlan of(DistrictFigures figures, long seed) {
        return new YearPlan(figures, seed);
    }

    /**
     * An activity.
     *
     * @param number  its number, from 0
     * @param team    the number of the team
     * @param turn    how many activities the team had before
     * @param shape   when and how long
     * @param first   where in the row of the team's active members those who enrol begin
     * @param size    how many enrol
     * @param closing whether it is one of the last day
     */
    record Planned(int number, int team, int turn, Shape shape, int first, int size, boolean closing) {}

    DistrictFigures figures() {
        return figures;
    }

    TeamSizes sizes() {
        return sizes;
    }

    Draws draws() {
        return draws;
    }

    int activityCount() {
        return activities.size();
    }

    /** How many enrolments there are. */
    long lineCount() {
        return lines;
    }

    /** The activities of a day of the year; none on others. */
    List<Planned> on(LocalDate day) {
        if (day.getYear() != figures.year()) {
            return List.of();
        }
        int at = day.getDayOfYear() - 1;
        return activities.subList(firstOfDay[at], firstOfDay[at + 1]);
    }

    /** Who enrols for an activity. */
    int volunteer(Planned activity, int index) {
        int team = activity.team();
        return sizes.first(team) + (activity.first() + index) % sizes.active(team);
    }

    /** Who attends an activity, and how; not for those of the last day. */
    List<Line> lines(Planned activity) {
        SplittableRandom random = draws.of(Draws.For.LINE, activity.number());
        List<Line> drawn = new ArrayList<>(activity.size());
        for (int i = 0; i < activity.size(); i++) {
            drawn.add(line(volunteer(activity, i), activity.shape().length(), random));
        }
        return drawn;
    }

    /** Whether a missing check-out is accepted when it is reviewed; a pure function of who it is. */
    static boolean isTrusted(int volunteer) {
        return volunteer % 5 != 0;
    }

    private static Line line(int volunteer, int length, SplittableRandom random) {
        int percentile = random.nextInt(1000);
        int early = -random.nextInt(6);
        int late = length + random.nextInt(4);
        if (percentile < 800) {
            return new Line(volunteer, early, late);
        }
        if (percentile < 880) {
            return new Line(volunteer, 6 + random.nextInt(20), late);
        }
        if (percentile < 930) {
            return new Line(volunteer, early, length - 10 - random.nextInt(30));
        }
        if (percentile < 970) {
            return new Line(volunteer, early - 10, length + DistrictPolicy.LATE_MINUTES + random.nextInt(25));
        }
        return new Line(volunteer, early, percentile < 985 ? Line.MISSING : Line.ABSENT);
    }

    private long planActivities(int[] next) {
        long enough = Math.round(figures.minutes() * SHARE_BEFORE_LAST_DAY);
        int teams = sizes.count();
        long predicted = Visiting.predicted(figures);
        while (true) {
            int number = activities.size();
            SplittableRandom random = draws.of(Draws.For.ACTIVITY, number);
            int team = number % teams;
            int size = Math.max(2, (int) (sizes.active(team) * (0.18 + 0.12 * random.nextDouble())));
            Planned activity = planned(team, next, Shape.draw(random), size, false);
            long minutes = 0;
            for (Line line : lines(activity)) {
                minutes += predicted(line, activity.shape());
            }
            // The last day must keep its share, however large the activity that comes next is.
            if (predicted + minutes > enough) {
                return predicted;
            }
            add(activity, next);
            predicted += minutes;
        }
    }

    private void planLastDay(int[] next, long rest) {
        int left = (int) Math.max(1, rest / MINUTES_ON_LAST_DAY);
        while (left > 0) {
            int team = activities.size() % sizes.count();
            int size = Math.min(left, Math.max(1, sizes.active(team) / 4));
            add(planned(team, next, Shape.CLOSING, size, true), next);
            left -= size;
        }
    }

    private Planned planned(int team, int[] next, Shape shape, int size, boolean closing) {
        int number = activities.size();
        int capped = Math.min(size, sizes.active(team));
        return new Planned(number, team, number / sizes.count(), shape, next[team], capped, closing);
    }

    private void add(Planned activity, int[] next) {
        int team = activity.team();
        next[team] = (next[team] + activity.size()) % sizes.active(team);
        activities.add(activity);
        lines += activity.size();
    }

    /** About what the policy gives; the ledger knows it exactly. */
    private static int predicted(Line line, Shape shape) {
        if (line.isAbsent() || (line.out() == Line.MISSING && !isTrusted(line.volunteer()))) {
            return 0;
        }
        int out = line.out() == Line.MISSING ? shape.length() : line.out();
        int until = Math.min(out, shape.length() + DistrictPolicy.LATE_MINUTES);
        return until - Math.max(0, line.in()) - (shape.breakStart() > 0 ? Shape.BREAK : 0);
    }

    /** Where in the list the activities of each day begin: more at weekends and in the month of Lei Feng, fewer in the holidays. */
    private int[] spread(int regular) {
        int days = figures.first().lengthOfYear();
        double[] upTo = new double[days];
        for (int i = 1; i < days; i++) {
            upTo[i] = upTo[i - 1] + weight(figures.first().plusDays(i - 1L));
        }
        int[] firsts = new int[days + 1];
        Arrays.setAll(
                firsts, i -> i == days ? activities.size() : (int) Math.round(regular * upTo[i] / upTo[days - 1]));
        return firsts;
    }

    private double weight(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        double season = switch (day.getMonth()) {
            case FEBRUARY -> 0.8;
            case MARCH -> 1.35;
            case JULY, AUGUST -> 0.85;
            case OCTOBER, DECEMBER -> 1.1;
            default -> 1;
        };
        double noise = 0.85 + 0.3 * draws.of(Draws.For.DAY, day.getDayOfYear()).nextDouble();
        return season * noise * (weekend ? 1.5 : 0.9);
    }
}
