package org.volunteerledger.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;

final class PairingPlannerTest {

    private static final LocalDate DAY = LocalDate.of(2022, 10, 8);
    private static final int LIMIT = 5;

    private final List<Area> areas = new ArrayList<>();
    private final List<AreaId> buildings = new ArrayList<>();

    @Test
    void sameBuildingComesBeforeSameGridBeforeSameCommunity() {
        city(1, 2, 2);
        AreaTree tree = tree();
        List<PairingPlanner.Offer> offers = List.of(offer(1, buildings.get(0), 0, 1), offer(2, buildings.get(3), 0, 2));

        assertThat(PairingPlanner.of(tree, AreaLevel.COMMUNITY).propose(needsIn(0, 1, 2), offers))
                .containsExactly(
                        proposal(1, 1, AreaLevel.BUILDING, 0),
                        proposal(3, 2, AreaLevel.GRID, 0),
                        proposal(2, 2, AreaLevel.COMMUNITY, 1));
        assertThat(PairingPlanner.of(tree, AreaLevel.GRID).propose(needsIn(0, 1, 2), offers))
                .as("nobody is sent beyond the grid")
                .hasSize(2);
    }

    @Test
    void whoeverHasTheFewestComesFirst() {
        city(1, 1, 1);
        List<PairingPlanner.Offer> offers = List.of(
                offer(1, buildings.get(0), 2, LIMIT),
                offer(2, buildings.get(0), 0, LIMIT),
                offer(3, buildings.get(0), 9, 9));

        assertThat(PairingPlanner.of(tree(), AreaLevel.BUILDING).propose(needsIn(0, 0, 0, 0), offers))
                .extracting(each -> each.volunteer().value())
                .containsExactly(2L, 2L, 1L, 2L);
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        city(3, 2, 3);
        Random random = new Random(8);
        List<PairingPlanner.Need> needs = randomNeeds(40, random);
        List<PairingPlanner.Offer> offers = randomOffers(9, random);
        PairingPlanner planner = PairingPlanner.of(tree(), AreaLevel.COMMUNITY);
        List<PairingProposal> proposals = planner.propose(needs, offers);
        List<PairingPlanner.Need> otherNeeds = new ArrayList<>(needs);
        List<PairingPlanner.Offer> otherOffers = new ArrayList<>(offers);
        Collections.shuffle(otherNeeds, random);
        Collections.shuffle(otherOffers, random);

        assertThat(planner.propose(otherNeeds, otherOffers)).isEqualTo(proposals);
    }

    /** In each community as many are placed as there is room for, and at no level could one more have been placed nearer. */
    @Test
    void asManyAsCanBeArePlacedAsNearAsCanBe() {
        city(4, 3, 3);
        AreaTree tree = tree();
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            List<PairingPlanner.Need> needs = randomNeeds(60, random);
            List<PairingPlanner.Offer> offers = randomOffers(15, random);
            List<PairingProposal> proposals =
                    PairingPlanner.of(tree, AreaLevel.DISTRICT).propose(needs, offers);
            assertThat(loads(proposals))
                    .allSatisfy((volunteer, load) -> assertThat(load).isLessThanOrEqualTo(LIMIT));
            for (AreaLevel level : List.of(AreaLevel.BUILDING, AreaLevel.GRID, AreaLevel.COMMUNITY)) {
                long within = proposals.stream()
                        .filter(each ->
                                each.nearness() == level || each.nearness().isBelow(level))
                        .count();
                assertThat(within)
                        .as("placed within a %s, seed %d", level, seed)
                        .isEqualTo(possible(tree, level, needs, offers));
            }
            assertThat(proposals).hasSize(Math.min(needs.size(), offers.size() * LIMIT));
        }
    }

    @Test
    void fiftyThousandRecipientsArePlacedWithinTheLimit() {
        city(120, 5, 10);
        Random random = new Random(50_000);
        List<PairingProposal> proposals = PairingPlanner.of(tree(), AreaLevel.DISTRICT)
                .propose(randomNeeds(50_000, random), randomOffers(10_000, random));

        assertThat(proposals).hasSize(50_000);
        assertThat(loads(proposals))
                .hasSize(10_000)
                .allSatisfy((volunteer, load) -> assertThat(load).isEqualTo(LIMIT));
    }

    private static long possible(
            AreaTree tree, AreaLevel level, List<PairingPlanner.Need> needs, List<PairingPlanner.Offer> offers) {
        Map<AreaId, Integer> living = new HashMap<>();
        Map<AreaId, Integer> room = new HashMap<>();
        needs.forEach(need -> living.merge(tree.at(need.home(), level).orElseThrow(), 1, Integer::sum));
        offers.forEach(each -> room.merge(tree.at(each.base(), level).orElseThrow(), LIMIT, Integer::sum));
        return living.entrySet().stream()
                .mapToLong(each -> Math.min(each.getValue(), room.getOrDefault(each.getKey(), 0)))
                .sum();
    }

    private static Map<VolunteerId, Long> loads(List<PairingProposal> proposals) {
        return proposals.stream().collect(Collectors.groupingBy(PairingProposal::volunteer, Collectors.counting()));
    }

    private List<PairingPlanner.Need> needsIn(int... homes) {
        List<PairingPlanner.Need> needs = new ArrayList<>();
        for (int home : homes) {
            needs.add(new PairingPlanner.Need(new RecipientId(needs.size() + 1), buildings.get(home), null));
        }
        return needs;
    }

    private List<PairingPlanner.Need> randomNeeds(int count, Random random) {
        List<PairingPlanner.Need> needs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            needs.add(
                    new PairingPlanner.Need(new RecipientId(i), buildings.get(random.nextInt(buildings.size())), null));
        }
        return needs;
    }

    private List<PairingPlanner.Offer> randomOffers(int count, Random random) {
        List<PairingPlanner.Offer> offers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            offers.add(offer(i, buildings.get(random.nextInt(buildings.size())), 0, LIMIT));
        }
        return offers;
    }

    private static PairingPlanner.Offer offer(long volunteer, AreaId base, int load, int limit) {
        return new PairingPlanner.Offer(new VolunteerId(volunteer), base, load, limit);
    }

    private static PairingProposal proposal(long recipient, long volunteer, AreaLevel nearness, int loadBefore) {
        return new PairingProposal(new RecipientId(recipient), new VolunteerId(volunteer), nearness, loadBefore);
    }

    private void city(int communities, int gridsEach, int buildingsEach) {
        AreaId district = area(AreaLevel.DISTRICT, null);
        for (int i = 0; i < communities; i++) {
            AreaId community = area(AreaLevel.COMMUNITY, district);
            for (int j = 0; j < gridsEach; j++) {
                AreaId grid = area(AreaLevel.GRID, community);
                for (int k = 0; k < buildingsEach; k++) {
                    buildings.add(area(AreaLevel.BUILDING, grid));
                }
            }
        }
    }

    private AreaId area(AreaLevel level, @Nullable AreaId parent) {
        AreaId id = new AreaId(areas.size() + 1L);
        List<Area.Parent> parents = parent == null ? List.of() : List.of(new Area.Parent(DAY, parent));
        areas.add(new Area(id, "area-" + id.value(), level, List.of(new Area.Name(DAY, "Area")), parents));
        return id;
    }

    private AreaTree tree() {
        return AreaTree.of(areas, DAY);
    }
}
