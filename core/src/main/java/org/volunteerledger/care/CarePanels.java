package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.RegistrationEnd;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** Commands and look-ups about household panels. The policy of a panel's area says which roles and how many households. Thread-safe. */
public final class CarePanels {

    /** The most households of one command. */
    public static final int MAX_HOUSEHOLDS = IdList.MAX_IDS;

    private final CommandRunner runner;

    CarePanels(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Seats on panels end with the registration of the volunteer, so that the gaps show.
     *
     * @return the rule, for {@link org.volunteerledger.people.People#over}
     */
    public static RegistrationEnd endWithRegistration() {
        return (draft, leaver) -> new PanelSeats(draft, leaver.id()).end();
    }

    /**
     * Seats on panels, and the qualifications that they ask for, go with a person to another record; on a panel on which that has a seat
     * itself, the others end.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new PanelSeats.Mover();
    }

    /**
     * Sets a panel up, without members and households as yet.
     *
     * @param command      who asks, and under which key
     * @param name         the name, at most 100 code points
     * @param area         the area
     * @param organisation who sets it up
     * @return the id
     * @throws Refused if the area or organisation is unknown
     */
    public CarePanelId form(Command command, String name, AreaId area, OrganisationId organisation) {
        RequestDigest content = RequestDigest.of("form-panel", name, area, organisation);
        return new CarePanelId(runner.runForId("form-panel", command, content, draft -> {
            draft.concerns(area, organisation);
            draft.rely(Area.KIND, area);
            draft.rely(Organisation.KIND, organisation);
            CarePanelId id = new CarePanelId(draft.newId());
            draft.create(CarePanel.KIND, new CarePanel(id, name, area, organisation, List.of(), List.of()));
            draft.event("panel-formed", CarePanel.KIND, id.value(), Map.of());
            return id.value();
        }));
    }

    /**
     * Gives a volunteer a seat on a panel. One volunteer may have seats of different roles, such as a family doctor who is a party member
     * too: each counts as filled, and {@link #unseat} ends them together.
     *
     * @param command   who asks, and under which key
     * @param id        the panel
     * @param role      a role of the policy
     * @param volunteer the volunteer
     * @param from      the first day
     * @param rules     the policies in force
     * @throws Refused if a record is unknown, the volunteer has left or is suspended, the policy has no such role ({@link CareError#UNKNOWN_ROLE}) or
     *     no more of it ({@link CareError#PANEL_FULL}), the volunteer is seated already ({@link CareError#ALREADY_SEATED}), or lacks
     *     the qualification on the first day ({@link CareError#QUALIFICATION_MISSING}, {@link CareError#QUALIFICATION_EXPIRED})
     */
    public void seat(
            Command command, CarePanelId id, String role, VolunteerId volunteer, LocalDate from, CareRules rules) {
        RequestDigest content = RequestDigest.of("seat-on-panel", id, role, volunteer, from);
        change("seat-on-panel", "panel-member-seated", command, id, content, (draft, panel) -> {
            CarePolicy.Seat seat = rules.policyOn(from, panel.area())
                    .seat(role)
                    .orElseThrow(() -> new Refused(
                            CareError.UNKNOWN_ROLE,
                            "A panel has no role " + role + ".",
                            Map.of("panel", id.value(), "role", role)));
            PanelChecks.requireFree(panel, seat, volunteer, from);
            Volunteer member = draft.rely(Volunteer.KIND, volunteer);
            if (from.isBefore(draft.today())) {
                Pairings.requireServes(member, from);
            } else {
                Pairings.requireAvailable(member, from);
            }
            PanelChecks.requireQualified(draft, seat, volunteer, from);
            return panel.with(new CarePanel.Member(role, volunteer, from, null));
        });
    }

    /**
     * Ends the seats of a volunteer on a panel. The gap shows from the day on.
     *
     * @param command   who asks, and under which key
     * @param id        the panel
     * @param volunteer the volunteer
     * @param from      the first day on which the volunteer is no longer a member, after the first as a member
     * @throws Refused if the volunteer has no open seat ({@link CareError#NOT_SEATED}), or the day is not after the first
     *     ({@link CareError#OUT_OF_ORDER})
     */
    public void unseat(Command command, CarePanelId id, VolunteerId volunteer, LocalDate from) {
        RequestDigest content = RequestDigest.of("unseat-from-panel", id, volunteer, from);
        change("unseat-from-panel", "panel-member-left", command, id, content, (draft, panel) -> {
            boolean[] seated = {false};
            List<CarePanel.Member> members = panel.members().stream()
                    .map(member -> {
                        if (member.to() != null || !member.volunteer().equals(volunteer)) {
                            return member;
                        }
                        seated[0] = true;
                        PanelChecks.requireAfter(member.from(), from);
                        return member.until(from);
                    })
                    .toList();
            if (!seated[0]) {
                throw new Refused(
                        CareError.NOT_SEATED,
                        "Volunteer " + volunteer.value() + " has no seat on panel " + id.value() + ".",
                        Map.of("panel", id.value(), "volunteer", volunteer.value()));
            }
            return panel.withMembers(members);
        });
    }

    /**
     * Registers households in one commit.
     *
     * @param command    who asks, and under which key
     * @param households the recipients of each, who live in one area; 1 to {@value #MAX_HOUSEHOLDS} households of 1 to
     *                   {@link Household#MAX_MEMBERS}
     * @return the ids, in order
     * @throws Refused if a recipient is unknown
     */
    public List<HouseholdId> registerHouseholds(Command command, List<List<RecipientId>> households) {
        Check.range("households", households.size(), 1, MAX_HOUSEHOLDS);
        households.forEach(members -> Check.range("members", members.size(), 1, Household.MAX_MEMBERS));
        RequestDigest content = RequestDigest.of("register-households").add(households);
        String answer = runner.run("register-households", command, content, draft -> {
            Map<Long, Recipient> recipients = draft.relyAll(
                    Recipient.KIND, households.stream().flatMap(List::stream).toList());
            List<HouseholdId> ids = new ArrayList<>();
            for (List<RecipientId> members : households) {
                AreaId home = Objects.requireNonNull(
                                recipients.get(members.get(0).value()))
                        .home();
                HouseholdId id = new HouseholdId(draft.newId());
                draft.concerns(home, null);
                draft.create(Household.KIND, new Household(id, home, members, null));
                draft.event("household-registered", Household.KIND, id.value(), Map.of());
                ids.add(id);
            }
            return IdList.write(ids);
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), HouseholdId::new);
    }

    /**
     * Puts households into the care of a panel, in one commit.
     *
     * @param command    who asks, and under which key
     * @param id         the panel
     * @param households the households, 1 to {@value #MAX_HOUSEHOLDS}
     * @param from       the first day
     * @param rules      the policies in force
     * @throws Refused if a record is unknown, a household has a panel, or had one until later than the first day
     *     ({@link CareError#ALREADY_ASSIGNED}), somebody belongs to another household that a panel looks after on the first day or later
     *     ({@link CareError#MEMBER_ASSIGNED}), the panel would have more
     *     than the policy allows ({@link CareError#PANEL_FULL}), or a member of a household does not consent to health on the first day
     */
    public void assign(Command command, CarePanelId id, List<HouseholdId> households, LocalDate from, CareRules rules) {
        Check.range("households", households.size(), 1, MAX_HOUSEHOLDS);
        RequestDigest content = RequestDigest.of("assign-households", id, households, from);
        change("assign-households", "households-assigned", command, id, content, (draft, panel) -> {
            Map<Long, Versioned<Household>> read = draft.getAll(Household.KIND, households);
            Collection<Recipient> members = requireConsents(draft, read.values(), from);
            PanelChecks.requireNoOther(draft, panel, members, read.keySet(), from);
            List<CarePanel.Ward> wards = new ArrayList<>(panel.households());
            for (Versioned<Household> household : read.values()) {
                PanelChecks.requireUnassigned(household.entity());
                wards.add(new CarePanel.Ward(household.entity().id(), from, null));
                draft.replace(Household.KIND, household, household.entity().in(id));
            }
            PanelChecks.requireEachOnce(draft, panel, wards, read.keySet(), from);
            PanelChecks.requireRoom(
                    panel,
                    (int) wards.stream().filter(ward -> ward.to() == null).count(),
                    rules.policyOn(from, panel.area()).households());
            return panel.withHouseholds(wards);
        });
    }

    /**
     * Takes a household out of the care of its panel.
     *
     * @param command   who asks, and under which key
     * @param household the household
     * @param from      the first day on which the panel no longer looks after it, after the first on which it did
     * @throws Refused if it has no panel ({@link CareError#NOT_ASSIGNED}), or the day is not after the first
     *     ({@link CareError#OUT_OF_ORDER})
     */
    public void release(Command command, HouseholdId household, LocalDate from) {
        RequestDigest content = RequestDigest.of("release-household", household, from);
        runner.run("release-household", command, content, draft -> {
            Versioned<Household> before = draft.get(Household.KIND, household);
            CarePanelId panel = PanelChecks.requireAssigned(before.entity());
            Versioned<CarePanel> looking = draft.get(CarePanel.KIND, panel);
            draft.concerns(looking.entity().area(), looking.entity().organisation());
            List<CarePanel.Ward> wards = looking.entity().households().stream()
                    .map(ward -> PanelChecks.ended(ward, household, from))
                    .toList();
            draft.replace(Household.KIND, before, before.entity().in(null));
            draft.replace(CarePanel.KIND, looking, looking.entity().withHouseholds(wards));
            draft.event("household-released", Household.KIND, household.value(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * A panel.
     *
     * @param id its id
     * @return the panel, or empty
     */
    public Optional<CarePanel> find(CarePanelId id) {
        return runner.storage().find(CarePanel.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The panels of some areas.
     *
     * @param areas the areas, at most {@link Filter#MAX_VALUES}, or null for everywhere
     * @param page  which part
     * @return the panels
     */
    public Slice<CarePanel> list(@Nullable Collection<AreaId> areas, PageRequest page) {
        Filter where = areas == null
                ? Filter.ALL
                : Filter.in(CarePanel.AREA, areas.stream().map(AreaId::value).toList());
        return Listings.list(runner.storage(), CarePanel.KIND, where, page);
    }

    /**
     * What panels lack on a day. Reads the panels of the page and the qualifications of their members: two calls of the storage.
     *
     * @param areas the areas of the panels, at most {@link Filter#MAX_VALUES}, or null for everywhere
     * @param day   the day
     * @param rules the policies in force
     * @param page  which panels
     * @return the gaps of these panels, none for complete ones; the cursor leads to the next panels
     */
    public Slice<PanelGap> gapsOn(
            @Nullable Collection<AreaId> areas, LocalDate day, CareRules rules, PageRequest page) {
        Slice<CarePanel> panels = list(areas, page);
        Set<VolunteerId> members = new HashSet<>();
        panels.items().forEach(panel -> panel.membersOn(day).forEach(member -> members.add(member.volunteer())));
        List<Qualification> qualifications = Qualifications.of(runner.storage(), members);
        List<PanelGap> gaps = panels.items().stream()
                .flatMap(panel -> PanelGap.of(panel, rules.policyOn(day, panel.area()), qualifications, day).stream())
                .toList();
        return new Slice<>(gaps, panels.next());
    }

    /** Moves the members on, so that no two panels get them at the same moment. */
    private static List<Recipient> requireConsents(
            Draft draft, Collection<Versioned<Household>> households, LocalDate from) {
        List<RecipientId> ids = households.stream()
                .flatMap(household -> household.entity().members().stream())
                .toList();
        Collection<Versioned<Recipient>> members =
                draft.getAll(Recipient.KIND, ids).values();
        members.forEach(read -> {
            read.entity().requireConsent(ConsentPurpose.HEALTH, from);
            draft.touch(Recipient.KIND, read);
        });
        return members.stream().map(Versioned::entity).toList();
    }

    private void change(
            String name,
            String event,
            Command command,
            CarePanelId id,
            RequestDigest content,
            BiFunction<Draft, CarePanel, CarePanel> change) {
        runner.run(name, command, content, draft -> {
            Versioned<CarePanel> before = draft.get(CarePanel.KIND, id);
            draft.concerns(before.entity().area(), before.entity().organisation());
            draft.replace(CarePanel.KIND, before, change.apply(draft, before.entity()));
            draft.event(event, CarePanel.KIND, id.value(), Map.of());
            return null;
        });
    }
}
