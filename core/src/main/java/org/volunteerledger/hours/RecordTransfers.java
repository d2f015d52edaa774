package org.volunteerledger.hours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Memberships;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/**
 * Commands and look-ups about volunteers who go from one organisation to another with their records: the giver asks with the volunteer's
 * consent, the receiver verifies. Thread-safe.
 */
public final class RecordTransfers {

    private final CommandRunner runner;

    private RecordTransfers(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static RecordTransfers over(CommandRunner runner) {
        return new RecordTransfers(runner);
    }

    /**
     * Asks another organisation to take a volunteer and the record of service.
     *
     * @param command   who asks, and under which key
     * @param volunteer who goes
     * @param from      the organisation that gives the record
     * @param team      the team to join, of another organisation
     * @param consented the day on which the volunteer consented, today or before
     * @return the id
     * @throws Refused if a record is unknown, the volunteer had left ({@link HoursError#NOT_REGISTERED}), or a transfer of the volunteer
     *     is open ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public RecordTransferId request(
            Command command, VolunteerId volunteer, OrganisationId from, TeamId team, LocalDate consented) {
        RequestDigest content = RequestDigest.of("request-record-transfer", volunteer, from, team, consented);
        return new RecordTransferId(runner.runForId("request-record-transfer", command, content, draft -> {
            requireServes(draft, draft.rely(Volunteer.KIND, volunteer));
            draft.concerns(draft.get(Organisation.KIND, from).entity().area(), from);
            OrganisationId to = draft.rely(Team.KIND, team).organisation();
            if (to.equals(from) || consented.isAfter(draft.today())) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "A transfer goes to another organisation than " + from.value()
                                + ", with a consent that was given by " + draft.today() + ", not on " + consented + ".",
                        Map.of("organisation", from.value(), "consented", consented));
            }
            AccountState state =
                    draft.storage().accounts(List.of(volunteer.account())).get(0);
            RecordTransfer transfer = new RecordTransfer(
                    new RecordTransferId(draft.newId()),
                    volunteer,
                    from,
                    to,
                    team,
                    consented,
                    state.version(),
                    state.head(),
                    recorded(entries(draft.storage(), volunteer, state.version()), from),
                    draft.command().actor(),
                    DecisionStatus.OPEN,
                    null,
                    null);
            draft.create(RecordTransfer.KIND, transfer);
            draft.event(
                    "record-transfer-requested",
                    RecordTransfer.KIND,
                    transfer.id().value(),
                    Map.of());
            return transfer.id().value();
        }));
    }

    /**
     * Verifies the record, on the side of the receiver: every entry that the transfer stands for is there, unchanged, and adds up to what
     * was given. The volunteer's memberships in teams of the giver end, and the one in the new team begins, today.
     *
     * @param command who verifies, and under which key; not the one who asked
     * @param id      the transfer
     * @throws Refused if it is unknown, decided ({@link HoursError#ALREADY_DECIDED}), the verifier's own
     *     ({@link HoursError#OWN_REQUEST}), the volunteer has left meanwhile, or the record does not hold
     *     ({@link HoursError#RECORD_DIFFERS})
     */
    public void verify(Command command, RecordTransferId id) {
        runner.run("verify-record-transfer", command, RequestDigest.of("verify-record-transfer", id), draft -> {
            Versioned<RecordTransfer> read = open(draft, id);
            RecordTransfer transfer = read.entity();
            requireServes(draft, draft.rely(Volunteer.KIND, transfer.volunteer()));
            requireUnchanged(draft.storage(), transfer);
            Memberships.leaveAll(draft, transfer.volunteer(), transfer.from());
            Memberships.joinUnlessMember(
                    draft, new NewMember(transfer.team(), transfer.volunteer(), TeamRole.MEMBER, draft.today()));
            decide(draft, read, DecisionStatus.APPROVED);
            return null;
        });
    }

    /**
     * Refuses a transfer, or withdraws it. Everything stays as it was.
     *
     * @param command who decides, why, and under which key
     * @param id      the transfer
     * @throws Refused if it is unknown or decided ({@link HoursError#ALREADY_DECIDED})
     */
    public void refuse(Command command, RecordTransferId id) {
        command.requiredReason();
        runner.run("refuse-record-transfer", command, RequestDigest.of("refuse-record-transfer", id), draft -> {
            Versioned<RecordTransfer> read = draft.get(RecordTransfer.KIND, id);
            requireOpen(read.entity());
            decide(draft, read, DecisionStatus.REJECTED);
            return null;
        });
    }

    /**
     * A transfer.
     *
     * @param id the id
     * @return the transfer, or empty
     */
    public Optional<RecordTransfer> find(RecordTransferId id) {
        return runner.storage().find(RecordTransfer.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The transfers of a volunteer.
     *
     * @param volunteer the volunteer
     * @return all of them, by ascending id
     */
    public List<RecordTransfer> of(VolunteerId volunteer) {
        return list(Filter.equal(RecordTransfer.VOLUNTEER, volunteer.value()));
    }

    /**
     * What an organisation has to verify.
     *
     * @param receiver the organisation
     * @return the open transfers to it, by ascending id
     */
    public List<RecordTransfer> openTo(OrganisationId receiver) {
        return list(Filter.all(
                Filter.equal(RecordTransfer.TO, receiver.value()),
                Filter.is(RecordTransfer.STATUS, DecisionStatus.OPEN)));
    }

    private List<RecordTransfer> list(Filter filter) {
        return Pages.all(runner.storage(), RecordTransfer.KIND, filter).stream()
                .map(Versioned::entity)
                .toList();
    }

    private static Versioned<RecordTransfer> open(Draft draft, RecordTransferId id) {
        Versioned<RecordTransfer> read = draft.get(RecordTransfer.KIND, id);
        requireOpen(read.entity());
        if (read.entity().askedBy().equals(draft.command().actor())) {
            throw new Refused(
                    HoursError.OWN_REQUEST,
                    "Nobody verifies a transfer that they asked for.",
                    Map.of("transfer", id.value()));
        }
        return read;
    }

    private static void requireOpen(RecordTransfer transfer) {
        if (transfer.status() != DecisionStatus.OPEN) {
            throw new Refused(
                    HoursError.ALREADY_DECIDED,
                    "Transfer " + transfer.id().value() + " is " + transfer.status() + ".",
                    Map.of("transfer", transfer.id().value(), "status", transfer.status()));
        }
    }

    private static void decide(Draft draft, Versioned<RecordTransfer> read, DecisionStatus decision) {
        RecordTransfer transfer = read.entity();
        draft.concerns(draft.get(Organisation.KIND, transfer.to()).entity().area(), transfer.to());
        draft.replace(
                RecordTransfer.KIND,
                read,
                transfer.decided(decision, draft.command().actor(), draft.now()));
        draft.event("record-transfer-decided", RecordTransfer.KIND, read.id(), Map.of("decision", decision.name()));
    }

    private static void requireServes(Draft draft, Volunteer volunteer) {
        if (!volunteer.servesOn(draft.today())) {
            throw new Refused(
                    HoursError.NOT_REGISTERED,
                    "Volunteer " + volunteer.id().value() + " is " + volunteer.status() + ".",
                    Map.of("volunteer", volunteer.id().value(), "status", volunteer.status()));
        }
    }

    /** Follows the chain from the first entry to the one that the transfer names: whatever was appended later is not part of it. */
    private static void requireUnchanged(Storage storage, RecordTransfer transfer) {
        List<HourEntry> entries = entries(storage, transfer.volunteer(), transfer.version());
        List<LedgerFinding> findings = new ArrayList<>();
        AccountAudit audit = new AccountAudit(transfer.volunteer().account(), findings::add);
        entries.forEach(audit::next);
        String head = entries.isEmpty()
                ? HashChain.START
                : entries.get(entries.size() - 1).hash();
        if (!findings.isEmpty()
                || !head.equals(transfer.head())
                || !recorded(entries, transfer.from()).equals(transfer.given())) {
            throw new Refused(
                    HoursError.RECORD_DIFFERS,
                    "The first " + transfer.version() + " entries of volunteer "
                            + transfer.volunteer().value() + " are not those that transfer "
                            + transfer.id().value() + " was asked for.",
                    Map.of("transfer", transfer.id().value(), "findings", findings.size()));
        }
    }

    private static Totals recorded(List<HourEntry> entries, OrganisationId organisation) {
        Totals totals = Totals.ZERO;
        for (HourEntry entry : entries) {
            if (entry.attribution().organisation() == organisation.value()) {
                totals = totals.plus(entry);
            }
        }
        return totals;
    }

    private static List<HourEntry> entries(Storage storage, VolunteerId volunteer, long version) {
        List<HourEntry> entries = new ArrayList<>();
        Pages.visitEntries(storage, EntryFilter.of(List.of(volunteer.account())), entry -> {
            if (entry.sequence() <= version) {
                entries.add(entry);
            }
        });
        return entries;
    }
}
