package org.volunteerledger.people;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about volunteers. Thread-safe. */
public final class People {

    /** The most volunteers of one call. */
    public static final int MAX_VOLUNTEERS = IdList.MAX_IDS;

    private static final String NAME = ProtectedData.NAME;
    private static final String DOCUMENT = "volunteer.document";
    private static final String BIRTH_DATE = MinorAge.BIRTH_DATE;
    private static final String PHONE = "volunteer.phone";

    private final CommandRunner runner;
    private final PersonVault vault;
    private final List<RegistrationEnd> ends;

    private People(CommandRunner runner, PersonVault vault, List<RegistrationEnd> ends) {
        this.runner = runner;
        this.vault = vault;
        this.ends = ends;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param vault  seals and opens personal data
     * @param ends   what ends with a registration
     * @return the commands
     */
    public static People over(CommandRunner runner, PersonVault vault, RegistrationEnd... ends) {
        return new People(runner, vault, List.of(ends));
    }

    /**
     * A volunteer to register.
     *
     * @param number       the volunteer number that the person has already, or null for a new one
     * @param person       the personal data
     * @param area         the area where the person lives, or null
     * @param registeredOn the first day, or null for today
     */
    public record NewVolunteer(
            @Nullable String number,
            PersonalData person,
            @Nullable AreaId area,
            @Nullable LocalDate registeredOn) {

        /** Checks the limits. */
        public NewVolunteer {
            Check.optionalText("number", number, 40);
            Check.given("person", person);
        }
    }

    /**
     * Registers a volunteer.
     *
     * @param command   who asks, and under which key
     * @param volunteer who
     * @return the id
     * @throws Refused if the number or the identity document belongs to another volunteer
     * @throws InvalidInput if the birth date lies after the day of registration
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN}), or the area is unknown
     */
    public VolunteerId register(Command command, NewVolunteer volunteer) {
        return registerAll(command, List.of(volunteer)).get(0);
    }

    /**
     * Registers several volunteers in one commit: all or none.
     *
     * @param command    who asks, and under which key
     * @param volunteers who, 1 to {@value #MAX_VOLUNTEERS}
     * @return the ids, in order
     * @throws Refused as for {@link #register}
     */
    public List<VolunteerId> registerAll(Command command, List<NewVolunteer> volunteers) {
        Check.range("volunteers", volunteers.size(), 1, MAX_VOLUNTEERS);
        RequestDigest content = RequestDigest.of("register-volunteers");
        volunteers.forEach(each -> addTo(content, each));
        String first = runner.run("register-volunteers", command, content, draft -> {
            Set<Long> areas = volunteers.stream()
                    .map(NewVolunteer::area)
                    .filter(Objects::nonNull)
                    .map(AreaId::value)
                    .collect(Collectors.toSet());
            volunteers.forEach(each -> draft.concerns(each.area(), null));
            requireAreas(draft, areas);
            List<Volunteer> created =
                    volunteers.stream().map(each -> create(draft, each)).toList();
            draft.event(
                    "volunteers-registered",
                    Volunteer.KIND,
                    created.get(0).id().value(),
                    Map.of("count", Integer.toString(created.size())));
            return IdList.write(created.stream().map(Volunteer::id).toList());
        });
        return IdList.read(Objects.requireNonNull(first, "a registration answers ids"), VolunteerId::new);
    }

    /**
     * Replaces the personal data and the home area of a volunteer.
     *
     * @param command who asks, why, and under which key
     * @param id      the volunteer
     * @param person  the data as it is now
     * @param area    the area where the person lives now, or null
     * @throws Refused if the volunteer is unknown or forgotten, or the identity document belongs to another volunteer
     * @throws InvalidInput if the birth date lies after the day of registration
     */
    public void update(Command command, VolunteerId id, PersonalData person, @Nullable AreaId area) {
        RequestDigest content = addTo(RequestDigest.of("update-volunteer", id, area), person);
        runner.run("update-volunteer", command, content, draft -> {
            Versioned<Volunteer> before = draft.get(Volunteer.KIND, id);
            concerns(draft, before.entity());
            draft.concerns(area, null);
            PersonKey key = requireKept(before.entity());
            if (area != null) {
                draft.rely(Area.KIND, area);
            }
            draft.replace(
                    Volunteer.KIND,
                    before,
                    before.entity().with(area, seal(key, person, before.entity().registeredOn())));
            draft.event("volunteer-updated", Volunteer.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Bars a volunteer for a time, who can neither sign up nor check in. Places, pairings and turns on duty stay, and can be given back;
     * requests that were claimed and not begun go back to the centre. Hours stay as they are.
     *
     * @param command who asks, why, and under which key
     * @param id      the volunteer
     * @throws Refused if the volunteer is unknown or not registered
     */
    public void suspend(Command command, VolunteerId id) {
        command.requiredReason();
        move(command, "suspend-volunteer", id, EnumSet.of(VolunteerStatus.REGISTERED), VolunteerStatus.SUSPENDED);
    }

    /**
     * Ends a suspension, or takes a volunteer back who had left.
     *
     * @param command who asks, and under which key
     * @param id      the volunteer
     * @throws Refused if the volunteer is unknown, registered already, or forgotten
     */
    public void reinstate(Command command, VolunteerId id) {
        move(
                command,
                "reinstate-volunteer",
                id,
                EnumSet.of(VolunteerStatus.SUSPENDED, VolunteerStatus.WITHDRAWN),
                VolunteerStatus.REGISTERED);
    }

    /**
     * Ends a volunteer's registration from today on, and with it what does not outlast it: the memberships in teams, the places in
     * shifts that have not begun, which go to those who wait, the pairings as a carer, whose recipients need somebody else, the turns on
     * duty that have not begun, where gaps show, and the requests that were claimed and not begun, which go back to the centre. Hours stay as they
     * are. To come back is to join, enrol and register as a carer again.
     *
     * @param command who asks, and under which key
     * @param id      the volunteer
     * @throws Refused if the volunteer is unknown or had left already
     */
    public void withdraw(Command command, VolunteerId id) {
        move(
                command,
                "withdraw-volunteer",
                id,
                EnumSet.of(VolunteerStatus.REGISTERED, VolunteerStatus.SUSPENDED),
                VolunteerStatus.WITHDRAWN);
    }

    /**
     * Destroys a volunteer's personal data, and the key to copies of it in old versions and backups. Hours stay, under the id. There is
     * no way back. Whoever had not left yet leaves, as with {@link #withdraw}.
     *
     * @param command who asks, why, and under which key
     * @param id      the volunteer
     * @throws Refused if the volunteer is unknown or forgotten already
     */
    public void forget(Command command, VolunteerId id) {
        command.requiredReason();
        runner.run("forget-volunteer", command, RequestDigest.of("forget-volunteer", id), draft -> {
            Versioned<Volunteer> before = draft.get(Volunteer.KIND, id);
            concerns(draft, before.entity());
            requireKept(before.entity());
            if (before.entity().leftOn() == null) {
                leave(draft, before.entity());
            }
            draft.replace(Volunteer.KIND, before, before.entity().forgotten(draft.today()));
            draft.event("volunteer-forgotten", Volunteer.KIND, id.value(), Map.of());
            return null;
        });
        endWhatBeganMeanwhile("forget-volunteer", command, id);
    }

    /**
     * Reads a volunteer's personal data in clear. That it was read, by whom and for which purpose is recorded before it is shown.
     *
     * @param command who asks, with the purpose as reason, and under which key
     * @param id      the volunteer
     * @return the data
     * @throws Refused if the volunteer is unknown or forgotten
     * @throws org.volunteerledger.error.StorageUnavailable if the key ring lacks the key
     * @throws org.volunteerledger.error.Corrupt if the data does not open with the keys at hand
     * @throws org.volunteerledger.error.IdempotencyConflict if the key was used by somebody else, or for another purpose
     */
    public PersonalData reveal(Command command, VolunteerId id) {
        // With who and why in the content, nobody reads under the record of somebody else's reading.
        RequestDigest content = RequestDigest.of("reveal-volunteer", id, command.actor(), command.requiredReason());
        runner.run("reveal-volunteer", command, content, draft -> {
            Volunteer volunteer = draft.get(Volunteer.KIND, id).entity();
            concerns(draft, volunteer);
            requireKept(volunteer);
            draft.event("personal-data-read", Volunteer.KIND, id.value(), Map.of());
            return null;
        });
        Volunteer volunteer = runner.storage()
                .find(Volunteer.KIND, id.value())
                .map(Versioned::entity)
                .orElseThrow();
        return open(volunteer);
    }

    /**
     * The volunteer of a number.
     *
     * @param number the volunteer number
     * @return the volunteer, or empty
     */
    public Optional<Volunteer> byNumber(String number) {
        return byKey(Volunteer.KIND.uniqueKey("number", number));
    }

    /**
     * The volunteers of some numbers.
     *
     * @param numbers the volunteer numbers, at most 10,000
     * @return the ids of those that there are, by number
     */
    public Map<String, VolunteerId> idsByNumber(Set<String> numbers) {
        return runner
                .storage()
                .owners(numbers.stream()
                        .map(number -> Volunteer.KIND.uniqueKey("number", number))
                        .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(found -> found.getKey().text(), found -> new VolunteerId(found.getValue())));
    }

    /**
     * The volunteer of an identity document.
     *
     * @param document the document
     * @return the volunteer, or empty
     */
    public Optional<Volunteer> byDocument(IdentityDocument document) {
        return byKey(Volunteer.KIND.uniqueKey("document", identityOf(document)));
    }

    /**
     * The keyed look-up value of an identity document, under which its volunteer is found. For lists of people that must be matched
     * with volunteers and must not hold the documents themselves.
     *
     * @param document the document
     * @return hexadecimal digits, the text of the unique key {@code document} of {@link Volunteer#KIND}
     */
    public String identityOf(IdentityDocument document) {
        return document.lookup(vault);
    }

    private Optional<Volunteer> byKey(UniqueKey key) {
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(id -> runner.storage().find(Volunteer.KIND, id))
                .map(Versioned::entity);
    }

    private Volunteer create(Draft draft, NewVolunteer wanted) {
        VolunteerId id = new VolunteerId(draft.newId());
        PersonKey key = vault.newKey();
        LocalDate first = wanted.registeredOn() == null ? draft.today() : wanted.registeredOn();
        Volunteer volunteer = new Volunteer(
                id,
                wanted.number() == null ? "V" + id.value() : wanted.number(),
                VolunteerStatus.REGISTERED,
                first,
                null,
                wanted.area(),
                key,
                seal(key, wanted.person(), first));
        draft.create(Volunteer.KIND, volunteer);
        return volunteer;
    }

    private void leave(Draft draft, Volunteer leaver) {
        ends.forEach(each -> each.end(draft, leaver));
    }

    private void move(Command command, String name, VolunteerId id, Set<VolunteerStatus> from, VolunteerStatus to) {
        runner.run(name, command, RequestDigest.of(name, id), draft -> {
            Versioned<Volunteer> before = draft.get(Volunteer.KIND, id);
            concerns(draft, before.entity());
            if (!from.contains(before.entity().status())) {
                throw wrongState(before.entity());
            }
            LocalDate left = null;
            if (to == VolunteerStatus.WITHDRAWN) {
                left = draft.today();
                leave(draft, before.entity());
            } else if (to == VolunteerStatus.SUSPENDED) {
                ends.forEach(each -> each.suspend(draft, before.entity()));
            }
            draft.replace(Volunteer.KIND, before, before.entity().with(to, left));
            draft.event(name, Volunteer.KIND, id.value(), Map.of("status", to.name()));
            return null;
        });
        if (to != VolunteerStatus.REGISTERED) {
            endWhatBeganMeanwhile(name, command, id);
        }
    }

    /**
     * Ends what was committed between the reading and the commit of the end. From that commit on nothing more can begin, since whatever
     * begins rests on the version of the volunteer; and whoever is not answered, and sends the command again, comes by here again.
     */
    private void endWhatBeganMeanwhile(String name, Command command, VolunteerId id) {
        runner.run(name, command.secondPass(), RequestDigest.of("began-meanwhile", id), draft -> {
            Versioned<Volunteer> left = draft.get(Volunteer.KIND, id);
            concerns(draft, left.entity());
            // Who has come back since may have joined since.
            if (left.entity().leftOn() != null) {
                draft.expect(Volunteer.KIND, id.value(), left.version());
                leave(draft, left.entity());
            } else if (left.entity().status() == VolunteerStatus.SUSPENDED) {
                draft.expect(Volunteer.KIND, id.value(), left.version());
                ends.forEach(each -> each.suspend(draft, left.entity()));
            }
            return null;
        });
    }

    private static void concerns(Draft draft, Volunteer volunteer) {
        draft.concerns(volunteer.area(), null);
        draft.concernsPerson(volunteer.id());
    }

    private ProtectedData seal(PersonKey key, PersonalData person, LocalDate registeredOn) {
        IdentityDocument document = person.document();
        LocalDate birthDate = person.birthDate();
        String phone = person.phone();
        if (birthDate != null && birthDate.isAfter(registeredOn)) {
            throw new InvalidInput(InputError.OUT_OF_RANGE, "The birth date lies after the day of registration.");
        }
        return new ProtectedData(
                vault.seal(key, NAME, person.name()),
                document == null ? null : document.type(),
                document == null ? null : vault.seal(key, DOCUMENT, document.number()),
                document == null ? null : identityOf(document),
                birthDate == null ? null : vault.seal(key, BIRTH_DATE, birthDate.toString()),
                phone == null ? null : vault.seal(key, PHONE, phone),
                phone == null ? null : vault.lookup(PHONE, phone),
                (birthDate != null && registeredOn.isBefore(Age.completes(birthDate, Age.ADULT))) ? true : null);
    }

    private PersonalData open(Volunteer volunteer) {
        PersonKey key = requireKept(volunteer);
        ProtectedData data = Objects.requireNonNull(volunteer.data(), "the key is kept as long as the data");
        Sensitive birthDate = data.birthDate();
        Sensitive phone = data.phone();
        return new PersonalData(
                vault.open(key, NAME, data.name()),
                openDocument(key, data),
                birthDate == null ? null : LocalDate.parse(vault.open(key, BIRTH_DATE, birthDate)),
                phone == null ? null : vault.open(key, PHONE, phone));
    }

    private @Nullable IdentityDocument openDocument(PersonKey key, ProtectedData data) {
        Sensitive document = data.document();
        DocumentType type = data.documentType();
        if (document == null || type == null) {
            return null;
        }
        LocalDate today = runner.now().atZone(runner.zone()).toLocalDate();
        return IdentityDocument.of(type, vault.open(key, DOCUMENT, document), today);
    }

    private void addTo(RequestDigest content, NewVolunteer volunteer) {
        content.add(volunteer.number()).add(volunteer.area()).add(volunteer.registeredOn());
        addTo(content, volunteer.person());
    }

    /** Personal values go into the digest as keyed look-up values only. */
    private RequestDigest addTo(RequestDigest content, PersonalData person) {
        IdentityDocument document = person.document();
        LocalDate birthDate = person.birthDate();
        String phone = person.phone();
        return content.add(vault.lookup(NAME, person.name()))
                .add(document == null ? null : identityOf(document))
                .add(birthDate == null ? null : vault.lookup(BIRTH_DATE, birthDate.toString()))
                .add(phone == null ? null : vault.lookup(PHONE, phone));
    }

    private static void requireAreas(Draft draft, Set<Long> areas) {
        Set<Long> found = new HashSet<>();
        draft.storage().findAll(Area.KIND, areas).forEach(area -> found.add(area.id()));
        areas.stream().filter(area -> !found.contains(area)).findFirst().ifPresent(missing -> {
            throw new Refused(
                    CommandError.UNKNOWN_RECORD,
                    "There is no area " + missing + ".",
                    Map.of("kind", Area.KIND.name(), "id", missing));
        });
    }

    private static PersonKey requireKept(Volunteer volunteer) {
        PersonKey key = volunteer.key();
        if (key == null) {
            throw wrongState(volunteer);
        }
        return key;
    }

    private static Refused wrongState(Volunteer volunteer) {
        return new Refused(
                CommandError.WRONG_STATE,
                "Volunteer " + volunteer.id().value() + " is " + volunteer.status() + ".",
                Map.of("volunteer", volunteer.id().value(), "status", volunteer.status()));
    }
}
