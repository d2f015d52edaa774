package org.volunteerledger.service;

import java.util.List;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;

/**
 * How dangerous an activity is, and who looks after minors in it.
 *
 * @param danger     the danger
 * @param companions the adults, such as teachers, who accompany minors in the shifts they have places in themselves; 0 to
 *                   {@value #MAX_COMPANIONS}
 */
public record Precautions(DangerLevel danger, List<VolunteerId> companions) {

    /** The most companions. */
    public static final int MAX_COMPANIONS = 100;

    /** No danger, and nobody named. */
    public static final Precautions NONE = new Precautions(DangerLevel.NONE, List.of());

    /** Copies the list and checks the limits. */
    public Precautions {
        Check.given("danger", danger);
        Check.range("companions", companions.size(), 0, MAX_COMPANIONS);
        companions = List.copyOf(companions);
    }

    /**
     * A danger, and nobody named.
     *
     * @param danger the danger
     * @return the precautions
     */
    public static Precautions against(DangerLevel danger) {
        return new Precautions(danger, List.of());
    }

    /**
     * No danger, with companions.
     *
     * @param companions the adults who accompany minors
     * @return the precautions
     */
    public static Precautions accompaniedBy(List<VolunteerId> companions) {
        return new Precautions(DangerLevel.NONE, companions);
    }
}
