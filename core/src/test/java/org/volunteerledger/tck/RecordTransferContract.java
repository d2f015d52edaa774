package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.RecordTransfer;
import org.volunteerledger.hours.RecordTransferId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/** A volunteer goes to another organisation: with consent, with a verified record, and without a minute changing. */
public abstract class RecordTransferContract extends ScenarioContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final String RULE = "RecordTransfers.verify: the person moves, the record stays";

    /** For subclasses. */
    protected RecordTransferContract() {}

    @Test
    final void thePersonMovesAndTheRecordStays() {
        VolunteerId person = volunteer();
        TeamId there = newTeam();
        join(city().team(), person);
        EntryRef mistaken = post(timed(recordedBy(city().organisation(), person), on("07:00"), on("08:00")));
        post(timed(recordedBy(city().organisation(), person), on("09:00"), on("10:30")));
        post(timed(alone(person, city().community()), on("13:00"), on("14:00")));
        ledger().hours().takeBack(command(), mistaken, "MISTAKE");

        RecordTransferId id = ask(person, there);
        post(timed(recordedBy(city().organisation(), person), on("15:00"), on("16:00")));
        RecordTransfer open = ledger().recordTransfers().find(id).orElseThrow();
        Expect.equal(
                "RecordTransfer.given: what the giver had recorded, voids set off",
                90L,
                open.given().serviceMinutes());
        Expect.equal("RecordTransfer.version: the entries so far", 4L, open.version());
        Expect.equal(
                "RecordTransfers.openTo",
                List.of(open),
                ledger().recordTransfers().openTo(open.to()));
        refused(StorageError.KEY_TAKEN, () -> ask(person, there));
        refused(HoursError.OWN_REQUEST, () -> ledger().recordTransfers().verify(command(), id));

        ledger().recordTransfers().verify(by("receiver"), id);

        Expect.equal(RULE, 0L, ledger().memberships().sizeOn(city().team(), TODAY));
        Expect.equal(RULE, 1L, ledger().memberships().sizeOn(there, TODAY));
        Expect.equal(RULE, 90L + 60 + 60, minutes(person));
        Expect.equal(
                RULE,
                List.of(DecisionStatus.APPROVED),
                ledger().recordTransfers().of(person).stream()
                        .map(RecordTransfer::status)
                        .toList());
        Expect.equal(
                "RecordTransfers.openTo: nothing is left",
                List.of(),
                ledger().recordTransfers().openTo(open.to()));
        refused(HoursError.ALREADY_DECIDED, () -> ledger().recordTransfers().verify(by("receiver"), id));
        refused(HoursError.ALREADY_DECIDED, () -> ledger().recordTransfers().refuse(by("receiver"), id));
    }

    @Test
    final void withoutConsentOrRefusedNothingMoves() {
        VolunteerId person = volunteer();
        TeamId there = newTeam();
        join(city().team(), person);
        Expect.error(
                "RecordTransfers.request: the consent is there first",
                InvalidInput.class,
                () -> ledger().recordTransfers()
                        .request(command(), person, city().organisation(), there, TODAY.plusDays(1)));
        Expect.error(
                "RecordTransfers.request: to another organisation",
                InvalidInput.class,
                () -> ledger().recordTransfers()
                        .request(command(), person, city().organisation(), city().team(), TODAY));
        RecordTransferId id = ask(person, there);
        Command withoutReason = Command.of(name("command"), "receiver");
        Expect.error(
                "RecordTransfers.refuse: with a reason",
                InvalidInput.class,
                () -> ledger().recordTransfers().refuse(withoutReason, id));
        ledger().recordTransfers().refuse(by("receiver"), id);
        Expect.equal(
                "RecordTransfers.refuse: nothing moves",
                1L,
                ledger().memberships().sizeOn(city().team(), TODAY));
        RecordTransferId again = ask(person, there);
        ledger().people().withdraw(command(), person);
        refused(HoursError.NOT_REGISTERED, () -> ledger().recordTransfers().verify(by("receiver"), again));
    }

    private RecordTransferId ask(VolunteerId person, TeamId there) {
        return ledger().recordTransfers().request(command(), person, city().organisation(), there, TODAY.minusDays(3));
    }

    private TeamId newTeam() {
        OrganisationId other = ledger().teams().registerOrganisation(command(), "Other", null, null, city().district());
        return ledger().teams()
                .foundTeam(command(), NewTeam.of("There", other, city().street(), LocalDate.of(2020, 1, 1)));
    }

    private void join(TeamId team, VolunteerId person) {
        ledger().memberships().join(command(), new NewMember(team, person, TeamRole.MEMBER, DAY));
    }

    private Attribution recordedBy(OrganisationId organisation, VolunteerId person) {
        return new Attribution(
                person.value(),
                0,
                0,
                0,
                organisation.value(),
                city().community().value(),
                0,
                0);
    }

    private static void refused(ErrorCode code, Runnable call) {
        Expect.error("RecordTransfers: refused with its reason", Refused.class, code, call::run);
    }
}
