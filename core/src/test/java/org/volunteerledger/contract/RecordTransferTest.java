package org.volunteerledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.RecordTransfer;
import org.volunteerledger.hours.RecordTransferId;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

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
        AreaId area =
                ledger.places().addArea(command("giver"), new Places.NewArea("a", "A", AreaLevel.DISTRICT, null, DAY));
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

    /** A storage that keeps the first of the entries it is asked for to itself once it was altered. */
    private Storage alterable(Storage storage) {
        return new Forwarding(storage) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                Slice<HourEntry> slice = super.entries(filter, page);
                return altered.get()
                        ? new Slice<>(slice.items().stream().skip(1).toList(), slice.next())
                        : slice;
            }
        };
    }
}
