package org.volunteerledger.care;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;

/**
 * Proposes who cares for whom, by address: first within each building, then for those left within each grid, then within each
 * community, and so on up to the level that is far enough. Within an area the volunteer with the fewest recipients comes first, and
 * nobody gets more than the limit. Pure: the same input gives the same proposals, whatever its order.
 *
 * <p>Because areas lie within each other, taking the nearest first never leaves over a recipient who could have been placed otherwise.
 */
public final class PairingPlanner {

    private static final List<AreaLevel> UPWARDS =
            List.of(AreaLevel.BUILDING, AreaLevel.GRID, AreaLevel.COMMUNITY, AreaLevel.STREET, AreaLevel.DISTRICT);

    private final AreaTree tree;
    private final AreaLevel farthest;

    private PairingPlanner(AreaTree tree, AreaLevel farthest) {
        this.tree = tree;
        this.farthest = farthest;
    }

    /**
     * A planner.
     *
     * @param tree     the areas
     * @param farthest the level of the largest area within which volunteers are sent
     * @return the planner
     */
    public static PairingPlanner of(AreaTree tree, AreaLevel farthest) {
        return new PairingPlanner(tree, farthest);
    }

    /**
     * A volunteer who has room.
     *
     * @param volunteer the volunteer
     * @param base      where the volunteer lives
     * @param load      how many recipients the volunteer has
     * @param limit     how many the volunteer may have
     */
    public record Offer(VolunteerId volunteer, AreaId base, int load, int limit) {}

    /**
     * A recipient who needs somebody.
     *
     * @param recipient the recipient
     * @param home      where the recipient lives
     * @param oneself   the volunteer who the recipient is, or null: nobody cares for themselves
     */
    public record Need(
            RecipientId recipient, AreaId home, @Nullable VolunteerId oneself) {}

    /**
     * Proposes pairings.
     *
     * @param needs  the recipients
     * @param offers the volunteers
     * @return a proposal for each recipient for whom somebody near enough has room, by nearness and then by recipient
     */
    public List<PairingProposal> propose(Collection<Need> needs, Collection<Offer> offers) {
        List<Need> open = needs.stream()
                .sorted(Comparator.comparingLong(need -> need.recipient().value()))
                .toList();
        List<Load> loads = offers.stream().map(Load::new).toList();
        List<PairingProposal> proposals = new ArrayList<>();
        for (AreaLevel level : UPWARDS) {
            if (!level.isBelow(farthest) && level != farthest) {
                break;
            }
            open = placeWithin(level, open, loads, proposals);
        }
        return List.copyOf(proposals);
    }

    /** Places whom it can; gives those who are left. */
    private List<Need> placeWithin(
            AreaLevel level, List<Need> needs, List<Load> loads, List<PairingProposal> proposals) {
        Map<AreaId, PriorityQueue<Load>> byArea = new HashMap<>();
        for (Load load : loads) {
            if (load.hasRoom()) {
                tree.at(load.offer.base(), level)
                        .ifPresent(area -> byArea.computeIfAbsent(area, a -> new PriorityQueue<>(Load.LEAST))
                                .add(load));
            }
        }
        List<Need> left = new ArrayList<>();
        for (Need need : needs) {
            Optional<PriorityQueue<Load>> near = tree.at(need.home(), level).map(byArea::get);
            Load least = near.map(there -> pollOther(there, need)).orElse(null);
            if (least == null) {
                left.add(need);
                continue;
            }
            proposals.add(new PairingProposal(need.recipient(), least.offer.volunteer(), level, least.count++));
            if (least.hasRoom()) {
                near.get().add(least);
            }
        }
        return left;
    }

    /** The one with the fewest who is not the recipient, who stays in the queue. */
    private static @Nullable Load pollOther(PriorityQueue<Load> loads, Need need) {
        Load least = loads.poll();
        if (least == null || !least.offer.volunteer().equals(need.oneself())) {
            return least;
        }
        Load next = loads.poll();
        loads.add(least);
        return next;
    }

    private static final class Load {

        static final Comparator<Load> LEAST = Comparator.<Load>comparingInt(load -> load.count)
                .thenComparingLong(load -> load.offer.volunteer().value());

        private final Offer offer;
        private int count;

        Load(Offer offer) {
            this.offer = offer;
            this.count = offer.load();
        }

        boolean hasRoom() {
            return count < offer.limit();
        }
    }
}
