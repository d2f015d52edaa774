package org.volunteerledger.aggregation;

import java.util.Map;
import org.volunteerledger.error.Check;

/**
 * Maps the ids of a dimension to coarser groups: an area to its district, a team to its kind of sponsor. The mapping is data, made
 * before the query, so a storage needs no knowledge of areas or teams.
 *
 * @param name   what the groups are, as a short code such as {@code district}
 * @param groups the group of each id; an id that is not in the map belongs to group 0
 */
public record Rollup(String name, Map<Long, Long> groups) {

    /** The most ids that a roll-up maps. */
    public static final int MAX_IDS = 1_000_000;

    /** Copies the map. */
    public Rollup {
        Check.text("name", name, 64);
        Check.range("groups", groups.size(), 0, MAX_IDS);
        groups = Map.copyOf(groups);
    }

    /**
     * The group of an id.
     *
     * @param id the id
     * @return the group
     */
    public long groupOf(long id) {
        return groups.getOrDefault(id, 0L);
    }
}
