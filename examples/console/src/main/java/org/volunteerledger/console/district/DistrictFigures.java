package org.volunteerledger.console.district;

import java.time.LocalDate;

/**
 * The figures that a district is built to.
 *
 * @param year         the year
 * @param volunteers   the registered volunteers at its end
 * @param offices      the practice offices, one for each street; beside them there is one centre
 * @param stations     the practice stations, one for each community
 * @param bases        the practice bases
 * @param teams        the teams
 * @param projects     the projects
 * @param minutes      the minutes of service
 * @param participants more people than this take part
 * @param requests     more requests than this are served
 * @param requestHours in more hours than this
 * @param modelCitizens the citizens who are chosen as models
 * @param leavers      volunteers who leave during the year, beside those registered at its end
 */
record DistrictFigures(
        int year,
        int volunteers,
        int offices,
        int stations,
        int bases,
        int teams,
        int projects,
        long minutes,
        long participants,
        int requests,
        int requestHours,
        int modelCitizens,
        int leavers) {

    /** The smallest scale. */
    static final double LEAST_SCALE = 0.01;

    private static final int MINUTES_OF_HOUR = 60;

    /**
     * The figures of Jizhou district in Ji'an, as the newspaper gives them: 114 stations, 743 teams, 21,008 projects, 3,600,000 hours,
     * more than 100,000 participants, 70,000 volunteers, 100 requests in 1,000 hours, 100 model citizens. How the stations divide into kinds is our own.
     */
    static DistrictFigures ofJizhou(int year) {
        return new DistrictFigures(
                year, 70_000, 11, 92, 10, 743, 21_008, 3_600_000L * MINUTES_OF_HOUR, 100_000, 100, 1_000, 100, 350);
    }

    /** The same in small, with at least one station of each kind. */
    DistrictFigures scaled(double scale) {
        return new DistrictFigures(
                year,
                scaled(volunteers, scale),
                scaled(offices, scale),
                scaled(stations, scale),
                scaled(bases, scale),
                scaled(teams, scale),
                scaled(projects, scale),
                Math.round(minutes * scale),
                Math.round(participants * scale),
                scaled(requests, scale),
                scaled(requestHours, scale),
                scaled(modelCitizens, scale),
                scaled(leavers, scale));
    }

    /** The stations of all kinds. */
    int allStations() {
        return 1 + offices + stations + bases;
    }

    LocalDate first() {
        return LocalDate.of(year, 1, 1);
    }

    LocalDate last() {
        return LocalDate.of(year, 12, 31);
    }

    private static int scaled(int figure, double scale) {
        return (int) Math.max(1, Math.round(figure * scale));
    }
}
