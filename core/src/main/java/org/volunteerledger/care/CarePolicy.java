package org.volunteerledger.care;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.policy.PolicySubject;

/**
 * What a place has set for care.
 *
 * @param maxRecipients how many recipients a volunteer cares for at most, 1 to {@link Carer#MAX_CAPACITY}
 * @param farthest      the level of the largest area within which volunteers are proposed
 * @param seats         the roles that a household panel has
 * @param households    how many households a panel looks after, 1 to {@value #MAX_HOUSEHOLDS}
 */
public record CarePolicy(int maxRecipients, AreaLevel farthest, List<Seat> seats, int households) {

    /** The most households of a panel. */
    public static final int MAX_HOUSEHOLDS = 200;

    /** The most members of one role, and the most roles. */
    public static final int MAX_SEATS = 20;

    /** The role of the family doctor. */
    public static final String DOCTOR = "DOCTOR";

    /** The role of the volunteer who is a party member. */
    public static final String PARTY_MEMBER = "PARTY_MEMBER";

    /** The qualification of a physician. */
    public static final String PHYSICIAN = "PHYSICIAN";

    /**
     * Where nothing was set: five recipients for each volunteer, within the community; panels of one family doctor, who must be a
     * physician, and one party member for twenty households.
     */
    public static final CarePolicy DEFAULT = new CarePolicy(
            5, AreaLevel.COMMUNITY, List.of(new Seat(DOCTOR, 1, PHYSICIAN), new Seat(PARTY_MEMBER, 1, null)), 20);

    /** The subject under which places set their own. */
    public static final PolicySubject<CarePolicy> SUBJECT = new PolicySubject<>("care", CarePolicy.class, DEFAULT);

    /** Copies the list and checks the ranges. */
    public CarePolicy {
        Check.range("maxRecipients", maxRecipients, 1, Carer.MAX_CAPACITY);
        Check.given("farthest", farthest);
        Check.range("seats", seats.size(), 0, MAX_SEATS);
        Check.range("households", households, 1, MAX_HOUSEHOLDS);
        seats = List.copyOf(seats);
        Set<String> roles = new HashSet<>();
        for (Seat seat : seats) {
            if (!roles.add(seat.role())) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "The role " + seat.role() + " is given twice.",
                        Map.of("role", seat.role()));
            }
        }
    }

    /**
     * A role of a panel.
     *
     * @param role          the role, a short word such as {@value CarePolicy#DOCTOR}; at most 40 code points
     * @param count         how many members have it, 1 to {@value CarePolicy#MAX_SEATS}
     * @param qualification the qualification that its members must have, at most 40 code points, or null
     */
    public record Seat(String role, int count, @Nullable String qualification) {

        /** Checks the limits. */
        public Seat {
            Check.text("role", role, 40);
            Check.range("count", count, 1, MAX_SEATS);
            Check.optionalText("qualification", qualification, 40);
        }
    }

    /**
     * The same with another limit.
     *
     * @param most how many recipients a volunteer cares for at most
     * @return a copy
     */
    public CarePolicy withMaxRecipients(int most) {
        return new CarePolicy(most, farthest, seats, households);
    }

    Optional<Seat> seat(String role) {
        return seats.stream().filter(seat -> seat.role().equals(role)).findFirst();
    }
}
