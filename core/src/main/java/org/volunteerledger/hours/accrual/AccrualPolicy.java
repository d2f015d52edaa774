package org.volunteerledger.hours.accrual;

import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.Attribution;

/**
 * The rules by which a place credits time. It is data: in JSON every part may be left out and takes its default. The default credits
 * every minute of presence but planned breaks, up to 24 hours a day; does not round, so that sums are exact and are rounded once,
 * when shown; and holds a missing check-out until it is reviewed. A head-count of unnamed helpers gives participations, never minutes,
 * under every policy.
 *
 * @param id              the id that entries refer to, or {@link Attribution#NONE}; default none
 * @param name            what people call it; at most 100 code points; default {@code "default"}
 * @param presence        which presence counts
 * @param breaks          which breaks are deducted
 * @param missingCheckOut what a check-in without a check-out is worth
 * @param limits          how many minutes may be credited, and from where on a review is needed
 * @param unit            the unit in which each entry is credited
 * @param checkIn         where and until when volunteers check in and out themselves
 * @param backfill        when service may be entered afterwards
 */
public record AccrualPolicy(
        Long id,
        String name,
        PresenceRule presence,
        BreakRule breaks,
        MissingCheckOutRule missingCheckOut,
        CreditLimits limits,
        UnitRule unit,
        CheckInRule checkIn,
        BackfillRule backfill) {

    /** The policy where no place has set its own. */
    public static final AccrualPolicy DEFAULT = new AccrualPolicy(
            Attribution.NONE,
            "default",
            PresenceRule.DEFAULT,
            BreakRule.DEFAULT,
            MissingCheckOutRule.DEFAULT,
            CreditLimits.DEFAULT,
            UnitRule.MINUTE,
            CheckInRule.DEFAULT,
            BackfillRule.DEFAULT);

    /** Fills in the defaults and checks the ranges. */
    public AccrualPolicy {
        id = Defaults.or(id, Attribution.NONE);
        name = Defaults.or(name, "default");
        presence = Defaults.or(presence, PresenceRule.DEFAULT);
        breaks = Defaults.or(breaks, BreakRule.DEFAULT);
        missingCheckOut = Defaults.or(missingCheckOut, MissingCheckOutRule.DEFAULT);
        limits = Defaults.or(limits, CreditLimits.DEFAULT);
        unit = Defaults.or(unit, UnitRule.MINUTE);
        checkIn = Defaults.or(checkIn, CheckInRule.DEFAULT);
        backfill = Defaults.or(backfill, BackfillRule.DEFAULT);
        Check.range("id", id, Attribution.NONE, Long.MAX_VALUE);
        Check.text("name", name, 100);
    }

    /**
     * The same rules under another id and name.
     *
     * @param id   the id
     * @param name the name
     * @return a copy
     */
    public AccrualPolicy named(long id, String name) {
        return new AccrualPolicy(id, name, presence, breaks, missingCheckOut, limits, unit, checkIn, backfill);
    }

    /**
     * The same policy with another rule of presence.
     *
     * @param presence the rule
     * @return a copy
     */
    public AccrualPolicy with(PresenceRule presence) {
        return new AccrualPolicy(id, name, presence, breaks, missingCheckOut, limits, unit, checkIn, backfill);
    }

    /**
     * The same policy with another rule of breaks.
     *
     * @param breaks the rule
     * @return a copy
     */
    public AccrualPolicy with(BreakRule breaks) {
        return new AccrualPolicy(id, name, presence, breaks, missingCheckOut, limits, unit, checkIn, backfill);
    }

    /**
     * The same policy with another rule of missing check-outs.
     *
     * @param missingCheckOut the rule
     * @return a copy
     */
    public AccrualPolicy with(MissingCheckOutRule missingCheckOut) {
        return new AccrualPolicy(id, name, presence, breaks, missingCheckOut, limits, unit, checkIn, backfill);
    }

    /**
     * The same policy with other limits.
     *
     * @param limits the limits
     * @return a copy
     */
    public AccrualPolicy with(CreditLimits limits) {
        return new AccrualPolicy(id, name, presence, breaks, missingCheckOut, limits, unit, checkIn, backfill);
    }

    /**
     * The same policy with another unit.
     *
     * @param unit the unit
     * @return a copy
     */
    public AccrualPolicy with(UnitRule unit) {
        return new AccrualPolicy(id, name, presence, breaks, missingCheckOut, limits, unit, checkIn, backfill);
    }

    /**
     * The same policy with another rule of check-ins.
     *
     * @param checkIn the rule
     * @return a copy
     */
    public AccrualPolicy with(CheckInRule checkIn) {
        return new AccrualPolicy(id, name, presence, breaks, missingCheckOut, limits, unit, checkIn, backfill);
    }

    /**
     * The same policy with another rule of back-fills.
     *
     * @param backfill the rule
     * @return a copy
     */
    public AccrualPolicy with(BackfillRule backfill) {
        return new AccrualPolicy(id, name, presence, breaks, missingCheckOut, limits, unit, checkIn, backfill);
    }
}
