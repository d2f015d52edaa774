package org.volunteerledger.service;

import java.util.List;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Kind;

/**
 * The shifts that a volunteer has places in and that are not over. Its version keeps two simultaneous enrolments of one volunteer for
 * overlapping shifts apart, which reading the enrolments alone would not.
 *
 * @param id    the id of the volunteer
 * @param items the shifts, at most {@value #MAX_ITEMS}; those that are over are dropped when the next one is added
 */
public record Agenda(VolunteerId id, List<Item> items) {

    /** The most shifts that a volunteer can have places in at a time. */
    public static final int MAX_ITEMS = 200;

    /** The kind. */
    public static final Kind<Agenda> KIND =
            Kind.named("agenda", Agenda.class, agenda -> agenda.id().value()).build();

    /** Checks the limit. */
    public Agenda {
        Check.given("id", id);
        Check.range("items", items.size(), 0, MAX_ITEMS);
        items = List.copyOf(items);
    }

    /**
     * A shift of an activity.
     *
     * @param activity the activity
     * @param shift    the number of the shift
     */
    public record Item(ActivityId activity, int shift) {

        /** Checks the range. */
        public Item {
            Check.given("activity", activity);
            Check.range("shift", shift, 1, Shift.MAX_NUMBER);
        }
    }
}
