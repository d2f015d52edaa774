package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.StorageError;

/** Registering, changing, leaving, reading and forgetting. */
public abstract class PeopleScenarioContract extends ScenarioContract {

    /** The example of GB 11643. */
    private static final String NUMBER = "11010519491231002X";

    private static final String OTHER_NUMBER = "440524188001010014";
    private static final String PHONE = "+8613800000000";
    private static final String ONCE = "People.register: a document belongs to one volunteer, and is not shown";
    private static final String STATUS = "People: the registration moves between its states as described";
    private static final String FORGOTTEN = "People.forget: personal data goes, hours stay";
    private static final String REVEAL = "People.reveal: recorded before it is shown";

    /** For subclasses. */
    protected PeopleScenarioContract() {}

    @Test
    final void registeredPeopleAreFound() {
        AreaId home = city().community();
        People.NewVolunteer wanted =
                new People.NewVolunteer("VN-1", data("古丽·阿不都", NUMBER), home, LocalDate.of(2026, 1, 5));
        Command command = command();
        VolunteerId id = people().register(command, wanted);

        String rule = "People.register: found by number and document";
        Expect.equal(rule, id, people().register(command, wanted));
        Volunteer volunteer = find(id);
        Expect.equal(rule, "VN-1", volunteer.number());
        Expect.equal(rule, VolunteerStatus.REGISTERED, volunteer.status());
        Expect.equal(rule, LocalDate.of(2026, 1, 5), volunteer.registeredOn());
        Expect.equal(rule, home, volunteer.area());
        Expect.equal(rule, Optional.of(volunteer), people().byNumber("VN-1"));
        Expect.equal(rule, Optional.of(volunteer), people().byDocument(document(NUMBER)));
        Expect.equal(rule, Optional.empty(), people().byDocument(document(OTHER_NUMBER)));
        Expect.equal(rule, Map.of("VN-1", id), people().idsByNumber(Set.of("VN-1", "VN-2")));
    }

    @Test
    final void whatIsNotGivenIsFilledIn() {
        VolunteerId id = people().register(command(), new People.NewVolunteer(null, named("Li"), null, null));

        Expect.equal("NewVolunteer.number: a new one", "V" + id.value(), find(id).number());
        Expect.equal("NewVolunteer.registeredOn: today", LocalDate.of(2026, 3, 31), find(id).registeredOn());
    }

    @Test
    final void nobodyIsBornAfterTheRegistration() {
        LocalDate first = LocalDate.of(2026, 1, 5);
        PersonalData newborn = new PersonalData("Li", null, first, null);
        PersonalData unborn = new PersonalData("Li", null, first.plusDays(1), null);
        people().register(command(), new People.NewVolunteer("VN-1", newborn, null, first));

        Expect.error(
                "People.register: the birth date is not after the day of registration",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> people().register(command(), new People.NewVolunteer("VN-2", unborn, null, first)));
    }

    @Test
    final void manyAreRegisteredTogetherOrNotAtAll() {
        List<People.NewVolunteer> many = new ArrayList<>();
        for (int i = 0; i < People.MAX_VOLUNTEERS; i++) {
            many.add(new People.NewVolunteer("N" + i, named("Li"), null, null));
        }
        List<VolunteerId> ids = people().registerAll(command(), many);

        String rule = "People.registerAll: all or none, in order";
        Expect.equal(rule, People.MAX_VOLUNTEERS, Set.copyOf(ids).size());
        Expect.equal(rule, "N9", find(ids.get(9)).number());
        List<People.NewVolunteer> clash = List.of(
                new People.NewVolunteer("free", named("Li"), null, null),
                new People.NewVolunteer("N7", named("Li"), null, null));
        Expect.error(rule, Refused.class, StorageError.KEY_TAKEN, () -> people().registerAll(command(), clash));
        Expect.equal(rule, Optional.empty(), people().byNumber("free"));
        List<People.NewVolunteer> twins = List.of(
                new People.NewVolunteer(null, data("Li", NUMBER), null, null),
                new People.NewVolunteer(null, data("Wang", NUMBER), null, null));
        Expect.error(rule, Refused.class, StorageError.KEY_TAKEN, () -> people().registerAll(command(), twins));
        Expect.error(rule, InvalidInput.class, () -> people().registerAll(command(), List.of()));
    }

    @Test
    final void aDocumentBelongsToOneVolunteer() {
        people().register(command(), person(data("Li Na", NUMBER)));

        Refused error = Expect.error(
                ONCE,
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> people().register(command(), person(data("Wang Wei", NUMBER))));

        for (String shown :
                List.of(error.getMessage(), error.toString(), error.fields().toString())) {
            Expect.that(ONCE, "no number and no name", !shown.contains(NUMBER) && !shown.contains("Wang"), shown);
        }
        VolunteerId other = people().register(command(), person(data("Wang Wei", OTHER_NUMBER)));
        Expect.error(
                ONCE,
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> people().update(command(), other, data("Wang Wei", NUMBER), null));
    }

    @Test
    final void anUnknownAreaIsRefused() {
        AreaId unknown = new AreaId(4711);
        String rule = "People: areas exist";

        Expect.error(
                rule,
                Refused.class,
                CommandError.UNKNOWN_RECORD,
                () -> people().register(command(), new People.NewVolunteer(null, named("Li"), unknown, null)));
        VolunteerId id = volunteer();
        Expect.error(
                rule,
                Refused.class,
                CommandError.UNKNOWN_RECORD,
                () -> people().update(command(), id, named("Li"), unknown));
    }

    @Test
    final void changedDataReplacesTheOld() {
        VolunteerId id = people().register(command(), person(data("Li Na", NUMBER)));

        people().update(command(), id, data("Li Nana", OTHER_NUMBER), city().street());

        String rule = "People.update: as it is now";
        Expect.equal(rule, Optional.empty(), people().byDocument(document(NUMBER)));
        Expect.equal(rule, Optional.of(find(id)), people().byDocument(document(OTHER_NUMBER)));
        Expect.equal(rule, "Li Nana", people().reveal(command(), id).name());
        Expect.equal(rule, city().street(), find(id).area());
        people().register(command(), person(data("Zhao", NUMBER)));
    }

    @Test
    final void registrationsEndAndBeginAgain() {
        VolunteerId id = volunteer();
        people().suspend(command(), id);
        Expect.equal(STATUS, VolunteerStatus.SUSPENDED, find(id).status());
        Expect.error(STATUS, Refused.class, CommandError.WRONG_STATE, () -> people().suspend(command(), id));
        people().reinstate(command(), id);
        Expect.error(STATUS, Refused.class, CommandError.WRONG_STATE, () -> people().reinstate(command(), id));
        people().withdraw(command(), id);
        Expect.equal(STATUS, LocalDate.of(2026, 3, 31), find(id).leftOn());
        Expect.that(STATUS, find(id).servesOn(LocalDate.of(2026, 3, 30)), "no service before leaving");
        Expect.that(STATUS, !find(id).servesOn(LocalDate.of(2026, 3, 31)), "service after leaving");
        Expect.error(STATUS, Refused.class, CommandError.WRONG_STATE, () -> people().withdraw(command(), id));
        people().reinstate(command(), id);
        Expect.equal(STATUS, null, find(id).leftOn());
        Expect.equal(STATUS, VolunteerStatus.REGISTERED, find(id).status());
        Expect.error(
                STATUS,
                Refused.class,
                CommandError.UNKNOWN_RECORD,
                () -> people().withdraw(command(), new VolunteerId(4711)));
        Command withoutReason = Command.of(name("command"), "leader");
        Expect.error(STATUS, InvalidInput.class, () -> people().suspend(withoutReason, id));
    }

    @Test
    final void forgottenPeopleKeepTheirHours() {
        VolunteerId id = people().register(command(), person(data("Li Na", NUMBER)));
        post(timed(id, on("09:00"), on("11:00")));
        people().forget(command(), id);

        Volunteer volunteer = find(id);
        Expect.equal(FORGOTTEN, 120L, minutes(id));
        Expect.equal(FORGOTTEN, VolunteerStatus.FORGOTTEN, volunteer.status());
        Expect.equal(FORGOTTEN, null, volunteer.data());
        Expect.equal(FORGOTTEN, null, volunteer.key());
        Expect.equal(FORGOTTEN, Optional.empty(), people().byDocument(document(NUMBER)));
        for (org.junit.jupiter.api.function.Executable call : List.<org.junit.jupiter.api.function.Executable>of(
                () -> people().forget(command(), id),
                () -> people().reveal(command(), id),
                () -> people().reinstate(command(), id),
                () -> people().update(command(), id, named("Li"), null))) {
            Expect.error(FORGOTTEN, Refused.class, CommandError.WRONG_STATE, call);
        }
        people().register(command(), person(data("Li Na", NUMBER)));
    }

    @Test
    final void readingPersonalDataLeavesARecord() {
        PersonalData clear = data("Li Na", NUMBER);
        VolunteerId id = people().register(command(), person(clear));
        Command command = Command.of("read-1", "nurse").because("emergency call");

        PersonalData read = people().reveal(command, id);

        Expect.equal(REVEAL, clear.name(), read.name());
        Expect.equal(REVEAL, NUMBER, document(read).number());
        Expect.equal(REVEAL, DocumentType.RESIDENT_ID, document(read).type());
        Expect.equal(REVEAL, LocalDate.of(1949, 12, 31), read.birthDate());
        Expect.equal(REVEAL, PHONE, read.phone());
        ChangeRecord record = storage().changes(List.of("read-1")).get(0);
        Expect.equal(REVEAL, "nurse", record.actor());
        Expect.equal(REVEAL, "emergency call", record.reason());
        Expect.equal(REVEAL, "personal-data-read", record.events().get(0).type());
        Expect.equal(REVEAL, id.value(), record.events().get(0).id());
        Expect.error(
                "People.reveal: nobody reads under somebody else's record",
                IdempotencyConflict.class,
                () -> people().reveal(Command.of("read-1", "thief").because("emergency call"), id));
        Command withoutPurpose = Command.of("read-2", "nurse");
        Expect.error(REVEAL, InvalidInput.class, () -> people().reveal(withoutPurpose, id));
        Expect.equal(REVEAL, List.of(), storage().changes(List.of("read-2")));
    }

    @Test
    final void withoutTheKeyNothingIsShown() {
        VolunteerId id = people().register(command(), person(data("Li Na", NUMBER)));
        byte[] wrong = new byte[32];
        String rule = "People.reveal: only with the host's key";

        People otherKey = with(1, KeyRing.of("k1", Map.of("k1", wrong), wrong));
        Expect.error(rule, Corrupt.class, () -> otherKey.reveal(command(), id));
        People otherRing = with(2, KeyRing.of("k2", Map.of("k2", wrong), wrong));
        Expect.error(rule, StorageUnavailable.class, () -> otherRing.reveal(command(), id));
        Expect.equal(rule, Optional.empty(), otherKey.byDocument(document(NUMBER)));
    }

    /** Each ledger needs a node of its own, or two make the same ids within one millisecond. */
    private People with(int node, KeyRing keys) {
        return VolunteerLedger.over(storage(), keys)
                .zone(ZONE)
                .node(node)
                .build()
                .people();
    }

    private People people() {
        return ledger().people();
    }

    private Volunteer find(VolunteerId id) {
        return storage().find(Volunteer.KIND, id.value()).orElseThrow().entity();
    }

    private static PersonalData named(String name) {
        return PersonalData.named(name);
    }

    private static PersonalData data(String name, @Nullable String number) {
        return new PersonalData(name, number == null ? null : document(number), null, PHONE);
    }

    private static IdentityDocument document(String number) {
        return IdentityDocument.of(DocumentType.RESIDENT_ID, number, LocalDate.of(2026, 3, 31));
    }

    private static IdentityDocument document(PersonalData read) {
        return java.util.Objects.requireNonNull(read.document(), "a document was registered");
    }
}
