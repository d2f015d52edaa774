package org.volunteerledger.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

@NullMarked
final class RecordTransferTest {

    private static final LocalDate DAY = LocalDate.of(2022, 10, 8);

    private final AtomicBoolean altered = new AtomicBoolean();
    private final VolunteerLedger ledger = VolunteerLedger.over(
                    alterable(ReferenceStorage.create()), KeyRing.of("k", Map.of("k", new byte[32]), new byte[32]))
            .build();
    private int commands;

    @Test
    void aRecordThatWasAlteredIsNotTakenOver() {
        OrganisationId giver = ledger.teams().registerOrganisation(command("giver"), "Giver", null, null, null);
        OrganisationId receiver = ledger.teams().registerOrganisation(command("giver"), "Receiver", null, null, null);
        var area = ledger.places()
                .addArea(
                        command("giver"),
                        new org.volunteerledger.place.Places.NewArea(
                                "a", "A", org.volunteerledger.place.AreaLevel.DISTRICT, null, DAY));
        TeamId team = ledger.teams().foundTeam(command("giver"), NewTeam.of("Team", receiver, area, DAY));
        VolunteerId person = ledger.people()
                .register(command("giver"), new People.NewVolunteer(null, PersonalData.named("Volunteer"), null, DAY));
        ledger.hours()
                .post(
                        command("giver"),
                        new HourRecord(
                                "r",
                                new Attribution(person.value(), 0, 0, 0, giver.value(), 0, 0, 0),
                                Book.SERVICE,
                                Evidence.LEADER,
                                ServiceTime.on(DAY),
                                0,
                                60,
                                0,
                                0),
                        AccrualRules.always(AccrualPolicy.DEFAULT));
        RecordTransferId id = ledger.recordTransfers().request(command("giver"), person, giver, team, DAY);
        altered.set(true);

        assertThatThrownBy(() -> ledger.recordTransfers().verify(command("receiver"), id))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(HoursError.RECORD_DIFFERS));

        altered.set(false);
        ledger.recordTransfers().verify(command("receiver"), id);
        assertThat(ledger.recordTransfers().of(person))
                .extracting(RecordTransfer::status)
                .containsExactly(DecisionStatus.APPROVED);
    }

    private Command command(String actor) {
        commands++;
        return Command.of("command-" + commands, actor);
    }

    /** A storage whose entries show a minute more once they were altered. */
    private Storage alterable(Storage storage) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, args) -> {
                    try {
                        Object answer = method.invoke(storage, args);
                        return altered.get() && method.getName().equals("entries") ? more((Slice<?>) answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Slice<HourEntry> more(Slice<?> slice) {
        List<HourEntry> entries = slice.items().stream()
                .map(HourEntry.class::cast)
                .map(RecordTransferTest::more)
                .toList();
        return new Slice<>(entries, slice.next());
    }

    private static HourEntry more(HourEntry e) {
        return new HourEntry(
                e.account(),
                e.sequence(),
                e.key(),
                e.kind(),
                e.voided(),
                e.attribution(),
                e.book(),
                e.evidence(),
                e.time(),
                e.minutes() + 1,
                e.participations(),
                e.beneficiaryVisits(),
                e.reductions(),
                e.policy(),
                e.reason(),
                e.recordedAt(),
                e.recordedBy(),
                e.change(),
                e.hash());
    }
}
