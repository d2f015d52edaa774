package org.volunteerledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.volunteerledger.hours.HourRecord;

/** Stored digests of requests are made of these texts: another text would make of each request that is sent again another one. */
final class RecordTextTest {

    @Test
    void textsAreTheOnesThatJavaMakesOfRecords() {
        Instant start = Instant.parse("2026-03-01T01:00:00Z");
        HourRecord record = new HourRecord(
                "k",
                new Attribution(1, 2, 3, 4, 5, 6, 7, 8),
                Book.SERVICE,
                Evidence.IMPORT,
                ServiceTime.between(start, start.plusSeconds(3600), ZoneOffset.UTC),
                10,
                50,
                0,
                2);

        assertThat(record)
                .hasToString("HourRecord[key=k, attribution=Attribution[volunteer=1, activity=2, project=3, team=4,"
                        + " organisation=5, area=6, station=7, category=8], book=SERVICE, evidence=IMPORT,"
                        + " time=ServiceTime[day=2026-03-01, start=2026-03-01T01:00:00Z, end=2026-03-01T02:00:00Z],"
                        + " breakMinutes=10, minutes=50, headCount=0, beneficiaryVisits=2]");
        assertThat(ServiceTime.on(LocalDate.of(2026, 3, 1)))
                .hasToString("ServiceTime[day=2026-03-01, start=null, end=null]");
    }
}
