package org.volunteerledger.benchmarks;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.volunteerledger.benchmarks.Chance.Purpose;

/**
 * The records of two years of a city, in primitive columns. Row i is a pure function of i and the {@link Shape}. It follows a real
 * district: few volunteers serve much and many little, teams of unequal size, 85 % of a volunteer's records in a home team, 10 % in a
 * second and 5 % in any, 21,008 projects of unequal use that each belong to a team and one of 20 categories, 100 stations in 13
 * districts of a city, one record in 16 outside the team's station.
 *
 * <p>In the ledger a record that is {@link Status#APPROVED} is a grant, one that is {@link Status#REJECTED} a grant and the void that
 * takes it back, and one that is {@link Status#PENDING} nothing yet.
 */
public final class LedgerData {

    /** The number of projects. */
    public static final int PROJECTS = 21_008;

    /** The number of categories. */
    public static final int CATEGORIES = 20;

    /** The number of stations. */
    public static final int STATIONS = 100;

    /** The number of districts. */
    public static final int DISTRICTS = 13;

    /** The area of the whole city; those of the districts and stations follow. */
    public static final long CITY = 1;

    private static final int ID_BITS = 27;
    private static final int ID_FACTOR = 0x5DEECE5;

    private static final List<Status> STATUSES = List.of(Status.APPROVED, Status.PENDING, Status.REJECTED);

    /** Where a record stands. */
    public enum Status {
        /** It stands. */
        APPROVED,
        /** Nobody has decided yet. */
        PENDING,
        /** It was taken back. */
        REJECTED
    }

    private final Shape shape;
    private final Calendar calendar = new Calendar();
    private final int[] volunteer;
    private final short[] team;
    private final short[] project;
    private final byte[] station;
    private final short[] day;
    private final short[] minutes;
    private final byte[] status;
    private final byte[] categoryOfProject = new byte[PROJECTS];
    private final short[] teamOfProject = new short[PROJECTS];

    private LedgerData(Shape shape) {
        int rows = shape.rows();
        this.shape = shape;
        this.volunteer = new int[rows];
        this.team = new short[rows];
        this.project = new short[rows];
        this.station = new byte[rows];
        this.day = new short[rows];
        this.minutes = new short[rows];
        this.status = new byte[rows];
    }

    /** Makes data of the usual shape. */
    static LedgerData of(int rows, int volunteers, long seed) {
        return of(Shape.usual(rows, volunteers, seed));
    }

    /** Makes data. */
    public static LedgerData of(Shape shape) {
        LedgerData data = new LedgerData(shape);
        data.fill(new Chance(shape.seed()));
        return data;
    }

    /** What the data was made from. */
    public Shape shape() {
        return shape;
    }

    /** The number of records. */
    public int rows() {
        return volunteer.length;
    }

    /** The number of volunteers. */
    public int volunteers() {
        return shape.volunteers();
    }

    /** The volunteer of a row, from 0, by falling activity. */
    public int volunteerRank(int row) {
        return volunteer[row];
    }

    /** The volunteer's id: one of 27 bits, in no order, as ids from elsewhere are. */
    public static long volunteerId(int rank) {
        // Odd factors only rearrange the numbers below a power of two, so no two ranks share an id and none has 0.
        return ((rank + 1L) * ID_FACTOR) & ((1L << ID_BITS) - 1);
    }

    /** The team's id, from 1. */
    public int team(int row) {
        return team[row] + 1;
    }

    /** The project's id. */
    public long project(int row) {
        return projectId(project[row]);
    }

    static long projectId(int index) {
        return volunteerId(index + (1 << 20));
    }

    /** The id of the category of a row's project, from 1. */
    public int category(int row) {
        return categoryOfProject(project[row]);
    }

    int categoryOfProject(int index) {
        return categoryOfProject[index] + 1;
    }

    /** The id of the team that a project belongs to. */
    int teamOfProject(int index) {
        return teamOfProject[index] + 1;
    }

    /** The station's id, from 1. */
    public int station(int row) {
        return station[row] + 1;
    }

    /** The area that a station is in, which has no other. */
    public static long areaOfStation(int station) {
        return CITY + DISTRICTS + station;
    }

    /** The district that a station is in. */
    public static long districtOfStation(int station) {
        return CITY + 1 + (station - 1) % DISTRICTS;
    }

    /** The day of service. */
    public LocalDate day(int row) {
        return Calendar.FIRST_DAY.plusDays(day[row]);
    }

    /** The day of service, as days since the first day of all. */
    public int dayNumber(int row) {
        return day[row];
    }

    /** The day on which a row was recorded; never before that of an earlier row. */
    LocalDate arrival(int row) {
        return Calendar.FIRST_DAY.plusDays(calendar.arrivalAt(point(row)));
    }

    /** The minutes of service. */
    public int minutes(int row) {
        return minutes[row];
    }

    /** Where the record stands. */
    public Status status(int row) {
        return STATUSES.get(status[row]);
    }

    private double point(int row) {
        return (row + 0.5) / rows();
    }

    private void fill(Chance chance) {
        Weights activity = Weights.falling(volunteers(), 20, 0.75 * shape.skew());
        Weights teamSize = Weights.falling(shape.teams(), 10, 0.8 * shape.skew());
        Weights use = Weights.falling(PROJECTS, 3, 0.9 * shape.skew());
        Weights states = Weights.of(STATUSES.size(), state -> share(STATUSES.get(state)));
        for (int project = 0; project < PROJECTS; project++) {
            // Every team has a project, larger teams have more.
            teamOfProject[project] = (short)
                    (project < shape.teams() ? project : teamSize.choose(chance.of(Purpose.PROJECT_OWNER, project)));
            categoryOfProject[project] = (byte) chance.below(CATEGORIES, Purpose.PROJECT_CATEGORY, project);
        }
        int[][] projectsOfTeam = projectsOfTeam();
        IntStream.range(0, rows()).parallel().forEach(row -> {
            int who = activity.choose(chance.of(Purpose.VOLUNTEER, row));
            int with = teamOf(chance, teamSize, row, who);
            int[] projects = projectsOfTeam[with];
            volunteer[row] = who;
            team[row] = (short) with;
            project[row] = (short) projects[use.choose(chance.of(Purpose.PROJECT, row), projects.length)];
            station[row] = (byte) stationOf(chance, row, with);
            day[row] = (short) calendar.serviceDay(calendar.arrivalAt(point(row)), chance.of(Purpose.DAY, row));
            minutes[row] = (short) (30 + 10 * chance.below(46, Purpose.MINUTES, row));
            status[row] = (byte) states.choose(chance.of(Purpose.STATUS, row));
        });
    }

    private double share(Status status) {
        return switch (status) {
            case APPROVED -> 1 - shape.pending() - shape.voided();
            case PENDING -> shape.pending();
            case REJECTED -> shape.voided();
        };
    }

    private int teamOf(Chance chance, Weights teamSize, int row, int volunteer) {
        double choice = chance.of(Purpose.TEAM_CHOICE, row);
        if (choice < 0.85) {
            return teamSize.choose(chance.of(Purpose.HOME_TEAM, volunteer));
        }
        return choice < 0.95
                ? teamSize.choose(chance.of(Purpose.SECOND_TEAM, volunteer))
                : chance.below(shape.teams(), Purpose.OTHER_TEAM, row);
    }

    private static int stationOf(Chance chance, int row, int team) {
        int home = chance.below(STATIONS, Purpose.TEAM_STATION, team);
        return chance.below(16, Purpose.STATION_CHOICE, row) > 0
                ? home
                : (home + 1 + chance.below(STATIONS - 1, Purpose.OTHER_STATION, row)) % STATIONS;
    }

    private int[][] projectsOfTeam() {
        return IntStream.range(0, shape.teams())
                .mapToObj(team -> IntStream.range(0, PROJECTS)
                        .filter(project -> teamOfProject[project] == team)
                        .toArray())
                .toArray(int[][]::new);
    }
}
