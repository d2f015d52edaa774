package org.volunteerledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.volunteerledger.benchmarks.LedgerData.Status;

class LedgerDataTest {

    private static final int ROWS = 200_000;
    private static final int VOLUNTEERS = 20_000;
    private static final Offset<Double> ONE_PERCENT = within(0.01);

    private final LedgerData data = LedgerData.of(ROWS, VOLUNTEERS, 1);

    @Test
    void sameSeedGivesSameRows() {
        LedgerData again = LedgerData.of(ROWS, VOLUNTEERS, 1);
        LedgerData other = LedgerData.of(ROWS, VOLUNTEERS, 2);
        assertThat(IntStream.range(0, ROWS).filter(row -> row(data, row).equals(row(again, row))))
                .hasSize(ROWS);
        assertThat(IntStream.range(0, ROWS).filter(row -> row(data, row).equals(row(other, row))))
                .isEmpty();
    }

    /** Pinned, so that figures of different releases are about the same data. */
    @Test
    void figuresArePinned() {
        assertThat(List.of(
                        sum(row -> data.minutes(row)),
                        sum(row -> data.day(row).toEpochDay()),
                        sum(row -> LedgerData.volunteerId(data.volunteerRank(row))),
                        sum(data::team),
                        sum(data::station),
                        sum(data::category),
                        sum(data::project),
                        count(row -> data.status(row) == Status.APPROVED)))
                .containsExactly(
                        50849230L,
                        4016409174L,
                        13431468636705L,
                        43296496L,
                        10582814L,
                        2094742L,
                        13380148152552L,
                        181253L);
    }

    @Test
    void statusHasItsShares() {
        assertThat(share(row -> data.status(row) == Status.APPROVED)).isCloseTo(0.906, within(0.003));
        assertThat(share(row -> data.status(row) == Status.PENDING)).isCloseTo(0.047, within(0.003));
        assertThat(share(row -> data.status(row) == Status.REJECTED)).isCloseTo(0.047, within(0.003));
    }

    @Test
    void minutesAreTensFromHalfAnHourToEightHours() {
        assertThat(IntStream.range(0, ROWS)
                        .map(data::minutes)
                        .distinct()
                        .sorted()
                        .boxed())
                .isEqualTo(IntStream.rangeClosed(3, 48)
                        .map(tens -> tens * 10)
                        .boxed()
                        .toList());
    }

    @Test
    void everyTeamStationAndCategoryIsUsed() {
        assertThat(IntStream.range(0, ROWS).map(data::team).distinct()).hasSize(Shape.TEAMS);
        assertThat(IntStream.range(0, ROWS).map(data::station).distinct()).hasSize(LedgerData.STATIONS);
        assertThat(IntStream.range(0, ROWS).map(data::category).distinct()).hasSize(LedgerData.CATEGORIES);
        assertThat(IntStream.rangeClosed(1, LedgerData.STATIONS)
                        .mapToLong(LedgerData::districtOfStation)
                        .distinct())
                .hasSize(LedgerData.DISTRICTS);
    }

    @Test
    void idsOfVolunteersAreSparseAndDifferent() {
        long[] ids = IntStream.range(0, 100_000)
                .mapToLong(LedgerData::volunteerId)
                .distinct()
                .toArray();
        assertThat(ids).hasSize(100_000);
        assertThat(Arrays.stream(ids).min().orElseThrow()).isPositive();
        assertThat(Arrays.stream(ids).max().orElseThrow()).isBetween(1L << 26, (1L << 27) - 1);
    }

    @Test
    void activityFallsWithTheRankAsStated() {
        double all = IntStream.range(0, VOLUNTEERS)
                .mapToDouble(rank -> Math.pow(rank + 20, -0.75))
                .sum();
        double top = IntStream.range(0, 200)
                .mapToDouble(rank -> Math.pow(rank + 20, -0.75))
                .sum();
        assertThat(share(row -> data.volunteerRank(row) < 200)).isCloseTo(top / all, ONE_PERCENT);
    }

    @Test
    void volunteersStayMostlyWithTheirTeam() {
        // A volunteer with many rows shows the shares: the home team has 85 %, the second 10 %.
        int rank = 0;
        Map<Integer, Integer> byTeam = new HashMap<>();
        IntStream.range(0, ROWS)
                .filter(row -> data.volunteerRank(row) == rank)
                .forEach(row -> byTeam.merge(data.team(row), 1, Integer::sum));
        int total = byTeam.values().stream().mapToInt(Integer::intValue).sum();
        int[] descending = byTeam.values().stream()
                .sorted((a, b) -> b - a)
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(total).isGreaterThan(300);
        assertThat((double) descending[0] / total).isCloseTo(0.85, within(0.06));
        assertThat((double) descending[1] / total).isCloseTo(0.10, within(0.06));
    }

    @Test
    void oneRecordInSixteenIsOutsideOfTheTeamsStation() {
        Map<Integer, Map<Integer, Integer>> stationsOfTeam = new HashMap<>();
        for (int row = 0; row < ROWS; row++) {
            stationsOfTeam
                    .computeIfAbsent(data.team(row), team -> new HashMap<>())
                    .merge(data.station(row), 1, Integer::sum);
        }
        long atHome = stationsOfTeam.values().stream()
                .mapToLong(counts -> counts.values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElseThrow())
                .sum();
        assertThat((double) atHome / ROWS).isCloseTo(15 / 16.0, ONE_PERCENT);
    }

    @Test
    void daysHaveTheirPeaksAndRange() {
        assertThat(days().min(LocalDate::compareTo)).contains(LocalDate.of(2024, 1, 1));
        assertThat(days().max(LocalDate::compareTo)).contains(LocalDate.of(2025, 12, 31));
        double weekend = share(row -> data.day(row).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
        double march = share(row -> data.day(row).getMonth() == Month.MARCH);
        double leiFeng = share(
                row -> data.day(row).getMonth() == Month.MARCH && data.day(row).getDayOfMonth() == 5);
        assertThat(weekend).isCloseTo(0.416, ONE_PERCENT);
        assertThat(march).isCloseTo(0.13, ONE_PERCENT);
        assertThat(leiFeng).isGreaterThan(2 * march / 31);
    }

    @Test
    void recordsArriveInOrderSomeDaysAfterTheService() {
        long lags = 0;
        for (int row = 0; row < ROWS; row++) {
            LocalDate arrival = data.arrival(row);
            long lag = ChronoUnit.DAYS.between(data.day(row), arrival);
            assertThat(lag).isBetween(0L, 60L);
            assertThat(row == 0 || !arrival.isBefore(data.arrival(row - 1))).isTrue();
            lags += lag;
        }
        assertThat((double) lags / ROWS).isCloseTo(4.0, within(0.1));
    }

    private java.util.stream.Stream<LocalDate> days() {
        return IntStream.range(0, ROWS).mapToObj(data::day);
    }

    private double share(IntPredicate condition) {
        return (double) count(condition) / ROWS;
    }

    private long count(IntPredicate condition) {
        return IntStream.range(0, ROWS).filter(condition).count();
    }

    private static long sum(java.util.function.IntToLongFunction value) {
        return LongStream.of(IntStream.range(0, ROWS).mapToLong(value).toArray())
                .sum();
    }

    private static ServiceRecord row(LedgerData data, int row) {
        int station = data.station(row);
        return new ServiceRecord(
                data.volunteerRank(row),
                data.team(row),
                data.project(row),
                station,
                0,
                data.category(row),
                data.day(row),
                data.minutes(row),
                data.status(row));
    }
}
