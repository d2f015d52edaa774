package org.volunteerledger.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.jdbc.JdbcStorage;
import org.volunteerledger.storage.memory.MemoryStorage;
import org.volunteerledger.testing.SampleDistrict;
import org.volunteerledger.testing.SampleDistrict.Size;

/** A sample district is the same on every storage, so a test suite can begin in memory and go on with a database. */
final class DistrictOnDatabaseTest {

    private static final KeyRing KEYS = KeyRing.of("2026", Map.of("2026", new byte[32]), new byte[32]);

    @Test
    void theAccountsAreThoseOfTheDistrictInMemory() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:district;DB_CLOSE_DELAY=-1");
        JdbcStorage.Builder builder = JdbcStorage.builder(dataSource);
        builder.schema().migrate();
        Storage database = builder.open();

        List<Totals> totals = totals(database);

        assertThat(totals).isEqualTo(totals(MemoryStorage.create()));
        assertThat(totals.stream().mapToLong(Totals::serviceMinutes).sum()).isEqualTo(Size.SMALL.minutes());
        assertThat(LedgerVerification.run(database, finding -> {}, checked -> {})
                        .faults())
                .isZero();
    }

    private static List<Totals> totals(Storage storage) {
        MutableClock clock = MutableClock.at(Instant.EPOCH, ZoneOffset.UTC);
        VolunteerLedger ledger =
                VolunteerLedger.over(storage, KEYS).clock(clock).build();
        return SampleDistrict.make(ledger, clock, Size.SMALL, 1).volunteers().stream()
                .map(volunteer -> ledger.hours().account(volunteer.account()).totals())
                .toList();
    }
}
