package org.volunteerledger.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.StorageListener.Operation;
import org.volunteerledger.testing.Fault;
import org.volunteerledger.testing.FaultyStorage;
import org.volunteerledger.testing.LedgerExtension;
import org.volunteerledger.testing.SampleDistrict;
import org.volunteerledger.testing.SampleDistrict.Size;

/** How a host tests what it does with a ledger: on a district with a year behind it, at any time, in good and bad hours. */
final class ReadingRoomTest {

    @RegisterExtension
    static final LedgerExtension LEDGER = LedgerExtension.with(Size.SMALL);

    private ReadingRoom room;
    private VolunteerId helper;

    @BeforeEach
    void openTheRoom(VolunteerLedger ledger, MutableClock clock, SampleDistrict district) {
        room = new ReadingRoom(ledger, clock);
        helper = district.volunteers().get(0);
    }

    @Test
    void whoHelpsForTwoHoursSeesThem(MutableClock clock) {
        Instant came = clock.instant();
        clock.advance(Duration.ofHours(2));

        assertThat(room.goodbye("note-1", helper, came, clock.instant())).isTrue();

        assertThat(room.minutesThisMonth(helper)).isEqualTo(120);
    }

    @Test
    void aNewMonthBeginsAtNothing(MutableClock clock) {
        Instant came = clock.instant();
        clock.advance(Duration.ofHours(2));
        room.goodbye("note-1", helper, came, clock.instant());

        clock.advance(Duration.ofDays(31));

        assertThat(room.minutesThisMonth(helper)).isZero();
    }

    @Test
    void anAnswerThatIsLostOnTheWayDoesNotCountTheVisitTwice(MutableClock clock, FaultyStorage storage) {
        Instant came = clock.instant();
        clock.advance(Duration.ofHours(2));
        storage.fail(Operation.COMMIT, 1, Fault.ANSWER_LOST);

        assertThat(room.goodbye("note-1", helper, came, clock.instant())).isTrue();

        assertThat(storage.injected()).isEqualTo(1);
        assertThat(room.minutesThisMonth(helper)).isEqualTo(120);
    }

    @Test
    void aNoteThatCouldNotBeSentCanBeSentTheNextDay(MutableClock clock, FaultyStorage storage) {
        Instant came = clock.instant();
        clock.advance(Duration.ofHours(2));
        Instant left = clock.instant();
        storage.failAtRandom(1, 1, Fault.UNAVAILABLE);
        assertThat(room.goodbye("note-1", helper, came, left)).isFalse();

        storage.recover();
        clock.advance(Duration.ofDays(1));
        assertThat(room.minutesThisMonth(helper)).isZero();
        assertThat(room.goodbye("note-1", helper, came, left)).isTrue();

        assertThat(room.minutesThisMonth(helper)).isEqualTo(120);
    }
}
