package org.volunteerledger.duty.staff;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.RegistrationEnd;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/**
 * Dual reporting: people of a unit report to the community at home too, and heads of units hold part-time posts in the committees of
 * communities. Thread-safe.
 */
public final class DualReporting {

    /** The most people of one command. */
    public static final int MAX_TIES = 5_000;

    private final CommandRunner runner;

    private DualReporting(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static DualReporting over(CommandRunner runner) {
        return new DualReporting(runner);
    }

    /**
     * Ties end with the registration of the volunteer: whoever has left reports to no community.
     *
     * @return the rule, for {@link org.volunteerledger.people.People#over}
     */
    public static RegistrationEnd endWithRegistration() {
        return (draft, leaver) -> new TiesOf(draft, leaver.id()).end();
    }

    /**
     * Open ties go with a person to another record, where each person counts once.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new TiesOf.Mover();
    }

    /** What people are counted by. */
    public enum By {
        /** The unit that they work for. */
        UNIT,
        /** The community that they are tied to. */
        COMMUNITY
    }

    /**
     * Ties people to communities, in one commit.
     *
     * @param command who asks, and under which key
     * @param ties    who and where, 1 to {@value #MAX_TIES}
     * @throws Refused if a record that is named is unknown, an area is no community ({@link StaffError#NOT_A_COMMUNITY}), a person is
     *     not registered on the day ({@link StaffError#NOT_REGISTERED}), or reports to a community or holds a post in it already
     *     ({@link StaffError#TIED_ALREADY})
     */
    public void tie(Command command, List<NewTie> ties) {
        Check.range("ties", ties.size(), 1, MAX_TIES);
        requireDifferent(ties);
        runner.run("tie-to-community", command, RequestDigest.of("tie-to-community", ties), draft -> {
            Map<Long, Organisation> units = draft.relyAll(
                    Organisation.KIND, ties.stream().map(NewTie::unit).toList());
            Map<Long, Area> areas = draft.relyAll(
                    Area.KIND, ties.stream().map(NewTie::community).toList());
            Map<Long, Volunteer> people = draft.relyAll(
                    Volunteer.KIND, ties.stream().map(NewTie::volunteer).toList());
            areas.values().forEach(DualReporting::requireCommunity);
            requireFree(draft, ties);
            for (NewTie tie : ties) {
                requireRegistered(
                        Objects.requireNonNull(people.get(tie.volunteer().value())), tie.from());
                CommunityTieId id = new CommunityTieId(draft.newId());
                draft.create(
                        CommunityTie.KIND,
                        new CommunityTie(
                                id,
                                tie.kind(),
                                tie.volunteer(),
                                tie.unit(),
                                tie.community(),
                                tie.title(),
                                tie.from(),
                                null));
            }
            ties.stream().map(NewTie::community).distinct().forEach(community -> draft.concerns(community, null));
            units.keySet().forEach(unit -> draft.concerns(null, new OrganisationId(unit)));
            draft.event(
                    "tied-to-community",
                    Area.KIND,
                    ties.get(0).community().value(),
                    Map.of("count", Integer.toString(ties.size())));
            return null;
        });
    }

    /**
     * Ends a tie.
     *
     * @param command   who asks, and under which key
     * @param kind      which of the person's ties
     * @param volunteer the person
     * @param community the community
     * @param from      the first day on which it no longer holds
     * @throws Refused if there is none that is open ({@link StaffError#NOT_TIED}), or the day is not after its first
     *     ({@link StaffError#OUT_OF_ORDER})
     */
    public void end(Command command, TieKind kind, VolunteerId volunteer, AreaId community, LocalDate from) {
        RequestDigest content = RequestDigest.of("end-tie", kind, volunteer, community, from);
        runner.run("end-tie", command, content, draft -> {
            UniqueKey key = openKey(kind, volunteer, community);
            Versioned<CommunityTie> before = draft.storage().owners(List.of(key)).values().stream()
                    .findFirst()
                    .flatMap(id -> draft.storage().find(CommunityTie.KIND, id))
                    .filter(read -> read.entity().community().equals(community))
                    .orElseThrow(() -> refused(StaffError.NOT_TIED, kind, volunteer, community));
            draft.concerns(community, before.entity().unit());
            if (!from.isAfter(before.entity().from())) {
                throw refused(StaffError.OUT_OF_ORDER, kind, volunteer, community);
            }
            draft.replace(CommunityTie.KIND, before, before.entity().until(from));
            draft.event("tie-ended", CommunityTie.KIND, before.id(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * How many people are tied on a day, for each unit or community. Counted by the storage, without reading them.
     *
     * @param kind how they are tied
     * @param by   what to count by
     * @param day  the day
     * @return the numbers by the id of the unit or community, those without left out
     */
    public Map<Long, Long> count(TieKind kind, By by, LocalDate day) {
        Map<Long, Long> counts = new TreeMap<>();
        // Whose tie has ended by a day was tied by then, so those tied are those who began less those who ended.
        add(counts, kind, by, CommunityTie.FROM, day, 1);
        add(counts, kind, by, CommunityTie.TO, day, -1);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private void add(
            Map<Long, Long> counts, TieKind kind, By by, Attribute<CommunityTie> bound, LocalDate day, int sign) {
        Attribute<CommunityTie> attribute = by == By.UNIT ? CommunityTie.UNIT : CommunityTie.COMMUNITY;
        Filter filter = Filter.all(Filter.is(CommunityTie.TIE, kind), Filter.range(bound, null, day.toEpochDay() + 1));
        runner.storage()
                .count(CommunityTie.KIND, filter, List.of(attribute.name()))
                .rows()
                .forEach(row ->
                        counts.merge((Long) Objects.requireNonNull(row.keys().get(0)), sign * row.count(), Long::sum));
    }

    private static void requireFree(Draft draft, List<NewTie> ties) {
        List<UniqueKey> keys = ties.stream()
                .map(tie -> openKey(tie.kind(), tie.volunteer(), tie.community()))
                .toList();
        Set<UniqueKey> taken = draft.storage().owners(keys).keySet();
        for (int i = 0; i < ties.size(); i++) {
            if (taken.contains(keys.get(i))) {
                NewTie tie = ties.get(i);
                throw refused(StaffError.TIED_ALREADY, tie.kind(), tie.volunteer(), tie.community());
            }
        }
    }

    private static void requireDifferent(List<NewTie> ties) {
        Set<String> keys = new HashSet<>();
        for (NewTie tie : ties) {
            if (!keys.add(CommunityTie.openKey(tie.kind(), tie.volunteer(), tie.community()))) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "Volunteer " + tie.volunteer().value() + " is tied twice.",
                        Map.of("volunteer", tie.volunteer().value(), "kind", tie.kind()));
            }
        }
    }

    private static void requireCommunity(Area area) {
        if (area.level() != AreaLevel.COMMUNITY) {
            throw new Refused(
                    StaffError.NOT_A_COMMUNITY,
                    "Area " + area.id().value() + " is a " + area.level() + ".",
                    Map.of("area", area.id().value(), "level", area.level()));
        }
    }

    private static void requireRegistered(Volunteer volunteer, LocalDate day) {
        if (!volunteer.servesOn(day) || volunteer.registeredOn().isAfter(day)) {
            throw new Refused(
                    StaffError.NOT_REGISTERED,
                    "Volunteer " + volunteer.id().value() + " is not registered on " + day + ".",
                    Map.of("volunteer", volunteer.id().value(), "day", day));
        }
    }

    private static UniqueKey openKey(TieKind kind, VolunteerId volunteer, AreaId community) {
        return CommunityTie.KIND.uniqueKey("open", CommunityTie.openKey(kind, volunteer, community));
    }

    private static Refused refused(StaffError code, TieKind kind, VolunteerId volunteer, AreaId community) {
        return new Refused(
                code,
                "The tie " + kind + " of volunteer " + volunteer.value() + " to community " + community.value()
                        + " does not allow it.",
                Map.of("kind", kind, "volunteer", volunteer.value(), "community", community.value()));
    }
}
