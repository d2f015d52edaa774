package org.volunteerledger.duty.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** Who works for an organisation, and how many of them are registered volunteers. Thread-safe. */
public final class StaffRosters {

    /** The most entries of one command. */
    public static final int MAX_STAFF = 5_000;

    /** The most organisations of one question. */
    public static final int MAX_ORGANISATIONS = 1_000;

    /** The most people whose coverage one question can be about. */
    public static final int MAX_COVERED = 200_000;

    private final CommandRunner runner;
    private final People people;

    private StaffRosters(CommandRunner runner, People people) {
        this.runner = runner;
        this.people = people;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param people makes look-up values of identity documents
     * @return the commands
     */
    public static StaffRosters over(CommandRunner runner, People people) {
        return new StaffRosters(runner, people);
    }

    /**
     * Enters people on an organisation's roster, in one commit.
     *
     * @param command      who asks, and under which key
     * @param organisation the organisation
     * @param staff        who, 1 to {@value #MAX_STAFF}, of different numbers
     * @throws Refused if the organisation is unknown, or a number has an open entry ({@link StaffError#ON_ROSTER})
     */
    public void enter(Command command, OrganisationId organisation, List<NewStaff> staff) {
        Check.range("staff", staff.size(), 1, MAX_STAFF);
        requireDifferent(staff);
        List<@Nullable String> identities = new ArrayList<>();
        RequestDigest content = RequestDigest.of("enter-staff", organisation);
        for (NewStaff each : staff) {
            IdentityDocument document = each.document();
            String identity = document == null ? null : people.identityOf(document);
            identities.add(identity);
            content.add(each.number()).add(identity).add(each.from());
        }
        runner.run("enter-staff", command, content, draft -> {
            Organisation owner = draft.rely(Organisation.KIND, organisation);
            draft.concerns(owner.area(), organisation);
            openEntries(organisation, staff.stream().map(NewStaff::number).toList()).keySet().stream()
                    .sorted()
                    .findFirst()
                    .ifPresent(number -> {
                        throw refused(StaffError.ON_ROSTER, organisation, number, "is on the open roster");
                    });
            for (int i = 0; i < staff.size(); i++) {
                NewStaff each = staff.get(i);
                StaffId id = new StaffId(draft.newId());
                draft.create(
                        Staff.KIND, new Staff(id, organisation, each.number(), identities.get(i), each.from(), null));
            }
            draft.event(
                    "staff-entered",
                    Organisation.KIND,
                    organisation.value(),
                    Map.of("count", Integer.toString(staff.size())));
            return null;
        });
    }

    /**
     * Ends entries of an organisation's roster, in one commit.
     *
     * @param command      who asks, and under which key
     * @param organisation the organisation
     * @param numbers      the staff numbers, 1 to {@value #MAX_STAFF}
     * @param from         the first day on which they no longer work there
     * @throws Refused if the organisation is unknown, a number has no open entry ({@link StaffError#NOT_ON_ROSTER}), or the day is not
     *     after the first of an entry ({@link StaffError#OUT_OF_ORDER})
     */
    public void leave(Command command, OrganisationId organisation, Set<String> numbers, LocalDate from) {
        Check.range("numbers", numbers.size(), 1, MAX_STAFF);
        List<String> leaving = numbers.stream().sorted().toList();
        runner.run("leave-staff", command, RequestDigest.of("leave-staff", organisation, leaving, from), draft -> {
            Organisation owner = draft.rely(Organisation.KIND, organisation);
            draft.concerns(owner.area(), organisation);
            Map<String, Versioned<Staff>> open = openEntries(organisation, leaving);
            for (String number : leaving) {
                Versioned<Staff> before = open.get(number);
                if (before == null) {
                    throw refused(StaffError.NOT_ON_ROSTER, organisation, number, "is not on the roster");
                }
                if (!from.isAfter(before.entity().from())) {
                    throw refused(
                            StaffError.OUT_OF_ORDER,
                            organisation,
                            number,
                            "is on the roster from " + before.entity().from() + " on");
                }
                draft.replace(Staff.KIND, before, before.entity().until(from));
            }
            draft.event(
                    "staff-left",
                    Organisation.KIND,
                    organisation.value(),
                    Map.of("count", Integer.toString(leaving.size())));
            return null;
        });
    }

    /**
     * How many of those who work for organisations on a day are registered volunteers on it. A person whose data was forgotten
     * matches nobody any more, whatever the day.
     *
     * @param organisations the organisations, 1 to {@value #MAX_ORGANISATIONS}
     * @param day           the day
     * @return their coverage, in the order of the organisations
     * @throws InvalidInput if more than {@value #MAX_COVERED} people work for them
     */
    public List<Coverage> coverage(Collection<OrganisationId> organisations, LocalDate day) {
        List<OrganisationId> asked = organisations.stream().distinct().toList();
        Check.range("organisations", asked.size(), 1, MAX_ORGANISATIONS);
        Map<OrganisationId, Integer> sizes = new HashMap<>();
        Map<OrganisationId, List<String>> missing = new HashMap<>();
        Filter begun = Filter.all(
                Filter.in(
                        Staff.ORGANISATION,
                        asked.stream().map(OrganisationId::value).toList()),
                Filter.range(Staff.FROM, null, day.toEpochDay() + 1));
        Check.range(
                "people", runner.storage().count(Staff.KIND, begun, List.of()).total(), 0, MAX_COVERED);
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);
        Slice<Versioned<Staff>> slice;
        do {
            slice = runner.storage().list(Staff.KIND, begun, page);
            List<Staff> present = slice.items().stream()
                    .map(Versioned::entity)
                    .filter(staff -> staff.holdsOn(day))
                    .toList();
            Set<String> registered = registered(present, day);
            for (Staff staff : present) {
                sizes.merge(staff.organisation(), 1, Integer::sum);
                if (staff.identity() == null || !registered.contains(staff.identity())) {
                    missing.computeIfAbsent(staff.organisation(), none -> new ArrayList<>())
                            .add(staff.number());
                }
            }
            page = page.after(slice.next());
        } while (slice.next() != null);
        return asked.stream()
                .map(each ->
                        new Coverage(each, day, sizes.getOrDefault(each, 0), missing.getOrDefault(each, List.of())))
                .toList();
    }

    /** Which of the identities belong to volunteers who are registered on the day. */
    private Set<String> registered(List<Staff> staff, LocalDate day) {
        List<UniqueKey> keys = staff.stream()
                .map(Staff::identity)
                .filter(Objects::nonNull)
                .distinct()
                .map(identity -> Volunteer.KIND.uniqueKey("document", identity))
                .toList();
        Map<UniqueKey, Long> owners = runner.storage().owners(keys);
        Set<VolunteerId> serving = runner.storage().findAll(Volunteer.KIND, owners.values()).stream()
                .map(Versioned::entity)
                .filter(volunteer ->
                        volunteer.servesOn(day) && !volunteer.registeredOn().isAfter(day))
                .map(Volunteer::id)
                .collect(Collectors.toSet());
        return owners.entrySet().stream()
                .filter(owner -> serving.contains(new VolunteerId(owner.getValue())))
                .map(owner -> owner.getKey().text())
                .collect(Collectors.toSet());
    }

    private Map<String, Versioned<Staff>> openEntries(OrganisationId organisation, List<String> numbers) {
        List<UniqueKey> keys = numbers.stream()
                .map(number -> Staff.KIND.uniqueKey("open", Staff.openKey(organisation, number)))
                .toList();
        return runner
                .storage()
                .findAll(Staff.KIND, runner.storage().owners(keys).values())
                .stream()
                .filter(read -> read.entity().to() == null)
                .collect(Collectors.toMap(read -> read.entity().number(), Function.identity()));
    }

    private static void requireDifferent(List<NewStaff> staff) {
        Set<String> numbers = new HashSet<>();
        for (NewStaff each : staff) {
            if (!numbers.add(each.number())) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "A staff number is given twice.",
                        Map.of("field", "number", "number", each.number()));
            }
        }
    }

    private static Refused refused(StaffError code, OrganisationId organisation, String number, String state) {
        return new Refused(
                code,
                "Staff number " + number + " " + state + " of organisation " + organisation.value() + ".",
                Map.of("organisation", organisation.value(), "number", number));
    }
}
