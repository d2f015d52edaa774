package org.volunteerledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.DomainEvent;

@NullMarked
final class JsonCodecTest {

    private static final Instant START = Instant.parse("2026-03-01T01:00:00Z");

    private final JsonCodec codec = JsonCodec.shared();

    /** One of each class that has a text, and methods that look like getters. */
    public record Sample(
            VolunteerId id,
            @Nullable Instant at,
            LocalDate day,
            LocalTime time,
            ZoneId zone,
            boolean isOpen,
            List<String> names) {

        public boolean isLate() {
            return true;
        }

        public boolean late() {
            return true;
        }

        public String getLabel() {
            return "derived";
        }
    }

    private static final Sample SAMPLE = new Sample(
            new VolunteerId(Long.MAX_VALUE),
            START,
            LocalDate.of(2026, 3, 1),
            LocalTime.of(9, 30),
            ZoneId.of("Asia/Shanghai"),
            true,
            List.of("a", "b"));

    private static final String JSON = "{\"id\":\"9223372036854775807\",\"at\":\"2026-03-01T01:00:00Z\","
            + "\"day\":\"2026-03-01\",\"time\":\"09:30\",\"zone\":\"Asia/Shanghai\",\"isOpen\":true,\"names\":[\"a\",\"b\"]}";

    @Test
    void aRecordIsItsComponentsInOrder() {
        assertThat(codec.write(SAMPLE)).isEqualTo(JSON);
        assertThat(codec.read(Sample.class, JSON)).isEqualTo(SAMPLE);
    }

    @Test
    void absentValuesAreLeftOutAndReadAsAbsent() {
        String json = codec.write(new Sample(
                SAMPLE.id(), null, SAMPLE.day(), SAMPLE.time(), SAMPLE.zone(), SAMPLE.isOpen(), SAMPLE.names()));
        assertThat(json).doesNotContain("\"at\"");
        assertThat(codec.read(Sample.class, json).at()).isNull();
    }

    @Test
    void anEntryOfTheLedgerComesBack() {
        HourEntry entry = HashChain.chain(
                HashChain.START,
                new HourEntry(
                        new AccountId(7),
                        1,
                        "k-1",
                        EntryKind.GRANT,
                        0,
                        new Attribution(7, 2, 3, 4, 5, 6, Attribution.NONE, 8),
                        Book.SERVICE,
                        Evidence.CHECK_IN,
                        ServiceTime.between(START, START.plusSeconds(7200), ZoneId.of("Asia/Shanghai")),
                        110,
                        1,
                        0,
                        List.of(new Reduction(ReductionReason.BREAK, 10)),
                        9,
                        null,
                        START.plusSeconds(9000),
                        "leader",
                        11,
                        HashChain.START));
        HourEntry read = codec.read(HourEntry.class, codec.write(entry));
        assertThat(read).isEqualTo(entry);
        assertThat(HashChain.hash(HashChain.START, read)).isEqualTo(entry.hash());
    }

    @Test
    void anEntityWithNestedRecordsComesBack() {
        Area area = new Area(
                new AreaId(3),
                "350700",
                AreaLevel.STREET,
                List.of(new Area.Name(LocalDate.of(2020, 1, 1), "古丽\u00B7\uD842\uDFB7")),
                List.of(
                        new Area.Parent(LocalDate.of(2020, 1, 1), new AreaId(1)),
                        new Area.Parent(LocalDate.of(2021, 1, 1), null)));
        assertThat(codec.read(Area.class, codec.write(area))).isEqualTo(area);
    }

    @Test
    void aChangeAndItsEventsComeBack() {
        DomainEvent event = new DomainEvent("area-renamed", "area", 3, Map.of("day", "2026-03-01"));
        ChangeRecord change = new ChangeRecord(1, "k", "d", "rename", "leader", null, START, null, List.of(event));
        assertThat(codec.read(ChangeRecord.class, codec.write(change))).isEqualTo(change);
        assertThat(codec.readEvents(codec.write(List.of(event)))).containsExactly(event);
        assertThatThrownBy(() -> codec.readEvents("[{}")).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> codec.readEvents("null")).isInstanceOf(Corrupt.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null!",
                "[]",
                "{",
                "13900007777",
                "{\"id\":\"1\",\"secret\":\"13900007777\"}",
                "{\"id\":\"1\",\"id\":\"13900007777\"}",
                "{\"id\":\"1\"} 13900007777",
                "{\"id\":\"13900007777x\"}",
                "{\"id\":\"-13900007777\"}",
                "{\"id\":[\"13900007777\"]}",
                "{\"day\":\"13900007777\"}",
                "{\"isOpen\":\"13900007777\"}",
                "{\"isOpen\":true,\"names\":[13900007777]}",
                "{\"isOpen\":true,\"names\":[true]}",
                "{\"isOpen\":null}"
            })
    void whatIsNotSuchARecordIsReportedWithoutShowingIt(String json) {
        assertThatThrownBy(() -> codec.read(Sample.class, json))
                .isInstanceOf(Corrupt.class)
                .hasNoCause()
                .hasMessageNotContaining("13900007777");
    }

    @Test
    void aLineHoldsAnyRecord() {
        JsonLine line = codec.readLine(codec.writeLine("sample", 5, SAMPLE));
        assertThat(line.type()).isEqualTo("sample");
        assertThat(line.version()).isEqualTo(5);
        assertThat(codec.read(Sample.class, line.json())).isEqualTo(SAMPLE);
    }
}
