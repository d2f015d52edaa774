package org.volunteerledger.people;

import java.util.List;
import org.volunteerledger.command.Draft;

/**
 * What goes with a person from one record to another, such as memberships and hours. It is decided and committed together with the merge.
 */
public interface PersonMover {

    /**
     * What moves, as a merge remembers it.
     *
     * @return a name that stays the same, at most 40 code points
     */
    String part();

    /**
     * Moves everything from the record given up to the one that goes on, or refuses the merge.
     *
     * @param draft the decision to add to
     * @param merge the merge
     * @return what is needed to find it again
     */
    List<Long> move(Draft draft, PersonMerge merge);

    /**
     * Moves back what is still as the merge left it. What was decided about it since stays.
     *
     * @param draft the decision to add to
     * @param merge the merge
     * @param moved what {@link #move} answered
     */
    void moveBack(Draft draft, PersonMerge merge, List<Long> moved);
}
