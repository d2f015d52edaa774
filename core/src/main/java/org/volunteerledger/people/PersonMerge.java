package org.volunteerledger.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * That two records were of one person, and what moved from the one to the other.
 *
 * @param id         the id
 * @param from       the record that was given up
 * @param into       the record that goes on
 * @param day        the day of the merge
 * @param status     where the registration of the record given up stood before
 * @param leftBefore since when the record given up had left, or null if it had not
 * @param moved      what moved, by part of the library, which may be there several times
 * @param undoneOn   the day on which it was undone, or null while it holds
 */
public record PersonMerge(
        PersonMergeId id,
        VolunteerId from,
        VolunteerId into,
        LocalDate day,
        VolunteerStatus status,
        @Nullable LocalDate leftBefore,
        List<Moved> moved,
        @Nullable LocalDate undoneOn) {

    /** The record given up. */
    public static final Attribute<PersonMerge> FROM =
            Attribute.number("from_volunteer", merge -> merge.from().value());

    /** The record that goes on. */
    public static final Attribute<PersonMerge> INTO =
            Attribute.number("into_volunteer", merge -> merge.into().value());

    /** The kind; a record is given up once at a time. */
    public static final Kind<PersonMerge> KIND = Kind.named(
                    "person_merge", PersonMerge.class, merge -> merge.id().value())
            .attribute(FROM)
            .attribute(INTO)
            .unique("holding", PersonMerge::holdingKey)
            .build();

    /** Checks the limits. */
    public PersonMerge {
        Check.given("id", id);
        Check.given("from", from);
        Check.given("into", into);
        Check.given("day", day);
        Check.given("status", status);
        moved = List.copyOf(moved);
    }

    /**
     * What moved of one part.
     *
     * @param part the part, as {@link PersonMover#part} names it
     * @param ids  what it needs to find it again
     */
    public record Moved(String part, List<Long> ids) {

        /** Copies the list. */
        public Moved {
            Check.text("part", part, 40);
            ids = List.copyOf(ids);
        }
    }

    /**
     * Whether it holds.
     *
     * @return true unless it was undone
     */
    public boolean holds() {
        return undoneOn == null;
    }

    /** With more that moved; a part may be there several times. */
    PersonMerge moving(List<Moved> more) {
        List<Moved> all = new ArrayList<>(moved);
        all.addAll(more);
        return new PersonMerge(id, from, into, day, status, leftBefore, all, undoneOn);
    }

    PersonMerge undone(LocalDate today) {
        return new PersonMerge(id, from, into, day, status, leftBefore, moved, today);
    }

    static String holdingKey(VolunteerId from) {
        return Long.toString(from.value());
    }

    private @Nullable String holdingKey() {
        return holds() ? holdingKey(from) : null;
    }
}
