package org.volunteerledger.honour;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where an honour stands. What is not in the table of steps is refused. */
public enum HonourStatus {
    /** Recorded from another body below the county level, to be verified. */
    CLAIMED,
    /** Nominated; reviews come in. */
    NOMINATED,
    /** Reviewed and found worthy. */
    ENDORSED,
    /** In public notice. */
    ANNOUNCED,
    /** Awarded. */
    AWARDED,
    /** Awarded, and shown on boards. */
    PUBLISHED,
    /** Turned down by its reviewers, its verifier, or an objection that was upheld. */
    REJECTED,
    /** Taken back before it was awarded. */
    WITHDRAWN,
    /** Taken away after it was awarded. */
    REVOKED;

    private static final Map<HonourStatus, Map<HonourStep, HonourStatus>> TABLE = table();

    /**
     * What a step leads to.
     *
     * @param step the step
     * @return the next status, or empty if the step cannot be taken from this one
     */
    public Optional<HonourStatus> after(HonourStep step) {
        return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(step));
    }

    /**
     * Whether the recipient holds the honour.
     *
     * @return true once it is awarded, unless it was revoked
     */
    public boolean isStanding() {
        return this == AWARDED || this == PUBLISHED;
    }

    /**
     * Whether nothing can happen to it any more.
     *
     * @return true if no step leads on
     */
    public boolean isFinal() {
        return !TABLE.containsKey(this);
    }

    private static Map<HonourStatus, Map<HonourStep, HonourStatus>> table() {
        Map<HonourStatus, Map<HonourStep, HonourStatus>> table = new EnumMap<>(HonourStatus.class);
        table.put(
                CLAIMED,
                Map.of(HonourStep.VERIFY, AWARDED, HonourStep.TURN_DOWN, REJECTED, HonourStep.WITHDRAW, WITHDRAWN));
        table.put(
                NOMINATED,
                Map.of(
                        HonourStep.REVIEW, NOMINATED,
                        HonourStep.ENDORSE, ENDORSED,
                        HonourStep.TURN_DOWN, REJECTED,
                        HonourStep.WITHDRAW, WITHDRAWN));
        table.put(ENDORSED, Map.of(HonourStep.ANNOUNCE, ANNOUNCED, HonourStep.WITHDRAW, WITHDRAWN));
        table.put(
                ANNOUNCED,
                Map.of(
                        HonourStep.OBJECT, ANNOUNCED,
                        HonourStep.DISMISS, ANNOUNCED,
                        HonourStep.TURN_DOWN, REJECTED,
                        HonourStep.AWARD, AWARDED,
                        HonourStep.WITHDRAW, WITHDRAWN));
        table.put(AWARDED, Map.of(HonourStep.PUBLISH, PUBLISHED, HonourStep.REVOKE, REVOKED));
        table.put(PUBLISHED, Map.of(HonourStep.PUBLISH, PUBLISHED, HonourStep.REVOKE, REVOKED));
        return table;
    }
}
