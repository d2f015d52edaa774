package org.volunteerledger.honour;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;

/**
 * Which honours of the register. All conditions hold together.
 *
 * @param within    an area that the recipients belong to, with what lies within it; or null
 * @param year      the year, or null
 * @param kind      the kind of honour, or null
 * @param level     the level, or null
 * @param recipient the recipient, or null
 * @param statuses  where they stand; never empty
 */
public record HonourFilter(
        @Nullable AreaId within,
        @Nullable Integer year,
        @Nullable HonourKindId kind,
        @Nullable HonourLevel level,
        @Nullable Recipient recipient,
        Set<HonourStatus> statuses) {

    static final Filter STANDING_STATUS =
            Filter.in(Honour.STATUS, Set.of(HonourStatus.AWARDED.name(), HonourStatus.PUBLISHED.name()));

    /** All that are held: awarded, and not revoked. */
    public static final HonourFilter STANDING =
            new HonourFilter(null, null, null, null, null, EnumSet.of(HonourStatus.AWARDED, HonourStatus.PUBLISHED));

    /** Copies the set. */
    public HonourFilter {
        Check.range("statuses", statuses.size(), 1, HonourStatus.values().length);
        statuses = Set.copyOf(statuses);
    }

    /**
     * The same within an area.
     *
     * @param area the area
     * @return a new filter
     */
    public HonourFilter within(AreaId area) {
        return new HonourFilter(area, year, kind, level, recipient, statuses);
    }

    /**
     * The same for a year.
     *
     * @param of the year
     * @return a new filter
     */
    public HonourFilter of(int of) {
        return new HonourFilter(within, of, kind, level, recipient, statuses);
    }

    /**
     * The same for a kind of honour.
     *
     * @param of the kind
     * @return a new filter
     */
    public HonourFilter of(HonourKindId of) {
        return new HonourFilter(within, year, of, level, recipient, statuses);
    }

    /**
     * The same for a level.
     *
     * @param of the level
     * @return a new filter
     */
    public HonourFilter of(HonourLevel of) {
        return new HonourFilter(within, year, kind, of, recipient, statuses);
    }

    /**
     * The same for a recipient.
     *
     * @param whom the recipient
     * @return a new filter
     */
    public HonourFilter to(Recipient whom) {
        return new HonourFilter(within, year, kind, level, whom, statuses);
    }

    /**
     * The same for honours that stand elsewhere.
     *
     * @param where at least one status
     * @return a new filter
     */
    public HonourFilter standing(Set<HonourStatus> where) {
        return new HonourFilter(within, year, kind, level, recipient, where);
    }

    /** The condition on the records, given the ids of the areas within; null for all areas. */
    Filter condition(@Nullable Set<Long> areas) {
        List<Filter> all = new ArrayList<>();
        all.add(Filter.in(
                Honour.STATUS, statuses.stream().map(HonourStatus::name).toList()));
        if (areas != null) {
            all.add(Filter.in(Honour.AREA, areas));
        }
        if (year != null) {
            all.add(Filter.equal(Honour.YEAR, (long) year));
        }
        if (kind != null) {
            all.add(Filter.equal(Honour.HONOUR_KIND, kind.value()));
        }
        if (level != null) {
            all.add(Filter.is(Honour.LEVEL, level));
        }
        if (recipient != null) {
            all.add(Filter.is(Honour.RECIPIENT_TYPE, recipient.type()));
            all.add(Filter.equal(Honour.RECIPIENT, recipient.id()));
        }
        return new Filter.And(all);
    }
}
