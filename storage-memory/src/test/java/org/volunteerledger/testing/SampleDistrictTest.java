package org.volunteerledger.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.memory.MemoryStorage;
import org.volunteerledger.testing.SampleDistrict.Size;

/** The figures of the sample districts are those that they promise, and are the same whichever way they are added up. */
final class SampleDistrictTest {

    private final MemoryStorage storage = MemoryStorage.create();

    @ParameterizedTest
    @EnumSource
    void theFiguresAreThePromisedOnesWhicheverWayTheyAreAddedUp(Size size) {
        SampleDistrict district = make(storage, size, 1);

        assertEquals(size.streets(), district.streets().size());
        assertEquals(size.teams(), district.communities().size());
        assertEquals(size.teams(), district.teams().size());
        assertEquals(size.volunteers(), Set.copyOf(district.volunteers()).size());
        assertEquals(size.projects(), Set.copyOf(district.projects()).size());
        assertEquals(size.activities(), Set.copyOf(district.activities()).size());
        assertEquals(size.minutes(), table(Dimension.YEAR).total(0));
        assertEquals(SampleDistrict.YEAR, table(Dimension.YEAR).key(0, 0));
        Map<Dimension, Integer> rows = Map.of(
                Dimension.VOLUNTEER, size.volunteers(),
                Dimension.TEAM, size.teams(),
                Dimension.AREA, size.teams(),
                Dimension.PROJECT, size.projects(),
                Dimension.ACTIVITY, size.activities(),
                Dimension.CATEGORY, 5,
                Dimension.MONTH, 12);
        rows.forEach((dimension, count) -> {
            HourTable table = table(dimension);
            assertEquals(size.minutes(), table.total(0), dimension.name());
            assertEquals(count, table.rows(), dimension.name());
        });
    }

    @ParameterizedTest
    @EnumSource
    void aHundredthOfTheRealDistrictOrLessIsAsBusyForEachVolunteer(Size size) {
        long part = 70_000 / size.volunteers();
        assertEquals(3_600_000L * 60, size.minutes() * part);
        assertEquals(21_008.0 / part, size.projects(), 0.5);
    }

    @Test
    void accountsAreWhatTheReportsSayAndTheLedgerIsSound() {
        SampleDistrict district = make(storage, Size.MEDIUM, 1);
        List<AccountState> accounts = storage.accounts(
                district.volunteers().stream().map(VolunteerId::account).toList());
        assertEquals(
                Size.MEDIUM.minutes(),
                accounts.stream()
                        .mapToLong(account -> account.totals().serviceMinutes())
                        .sum());
        List<String> findings = new ArrayList<>();
        LedgerVerification.Summary summary =
                LedgerVerification.run(storage, finding -> findings.add(finding.toString()), checked -> {});
        assertEquals(List.of(), findings);
        assertEquals(Size.MEDIUM.volunteers(), summary.accounts());
    }

    @Test
    void everyActivityIsHeldByTheTeamOfItsProjectForTwelveHoursInAll() {
        SampleDistrict district = make(storage, Size.SMALL, 1);
        HourTable table = table(Dimension.ACTIVITY, Dimension.PROJECT, Dimension.TEAM);
        Set<List<Long>> held = new HashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            held.add(List.of(table.key(row, 0), table.key(row, 1), table.key(row, 2), table.value(row, 0)));
        }
        Set<List<Long>> promised = new HashSet<>();
        for (int i = 0; i < district.activities().size(); i++) {
            int project = i % district.projects().size();
            promised.add(List.of(
                    district.activities().get(i).value(),
                    district.projects().get(project).value(),
                    district.teams().get(project % district.teams().size()).value(),
                    720L));
        }
        assertEquals(promised, held);
    }

    @Test
    void theSameSeedGivesTheSameLedgerAndAnotherSeedAnotherOne() {
        make(storage, Size.SMALL, 7);
        MemoryStorage again = MemoryStorage.create();
        make(again, Size.SMALL, 7);
        MemoryStorage other = MemoryStorage.create();
        make(other, Size.SMALL, 8);

        assertEquals(states(storage), states(again));
        assertNotEquals(states(storage), states(other));
    }

    @Test
    void madeTwiceItIsOneAndTwoDoNotFitOneLedger() {
        MutableClock clock = MutableClock.at(Instant.EPOCH, java.time.ZoneOffset.UTC);
        VolunteerLedger ledger = ledger(storage, clock);
        SampleDistrict district = SampleDistrict.make(ledger, clock, Size.SMALL, 7);
        List<AccountState> states = states(storage);

        assertEquals(district, SampleDistrict.make(ledger, clock, Size.SMALL, 7));
        assertEquals(states, states(storage));
        assertEquals(
                LocalDate.of(SampleDistrict.YEAR + 1, 1, 1)
                        .atStartOfDay(ledger.zone())
                        .toInstant(),
                clock.instant());
        assertThrows(Refused.class, () -> SampleDistrict.make(ledger, clock, Size.MEDIUM, 7));
    }

    private HourTable table(Dimension... by) {
        return storage.aggregate(HourQuery.of(
                java.util.Arrays.stream(by).map(Grouping::by).toList(), List.of(Measure.MINUTES), HourFilter.SERVICE));
    }

    /** With the hashes of their chains, so with everything that was ever posted. */
    private static List<AccountState> states(MemoryStorage of) {
        return of.accounts(PageRequest.first(1_000)).items();
    }

    private static SampleDistrict make(MemoryStorage in, Size size, long seed) {
        MutableClock clock = MutableClock.at(Instant.EPOCH, java.time.ZoneOffset.UTC);
        return SampleDistrict.make(ledger(in, clock), clock, size, seed);
    }

    private static VolunteerLedger ledger(MemoryStorage over, MutableClock clock) {
        KeyRing keys = KeyRing.of("k", Map.of("k", new byte[32]), new byte[32]);
        AtomicLong ids = new AtomicLong();
        return VolunteerLedger.over(over, keys)
                .clock(clock)
                .ids(ids::incrementAndGet)
                .build();
    }
}
