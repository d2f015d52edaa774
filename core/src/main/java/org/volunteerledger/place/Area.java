package org.volunteerledger.place;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * An area of the tree. Its name and its place in the tree are dated: reports over the past can be asked for in the structure of any
 * day, and no move changes an entry of the ledger.
 *
 * @param id      the id
 * @param code    the official code, unique; at most 40 code points
 * @param level   the level, which never changes
 * @param names   the names with the days from which they hold, ascending; at least one
 * @param parents the parents with the days from which they hold, ascending; none for a root that never moved
 */
public record Area(AreaId id, String code, AreaLevel level, List<Name> names, List<Parent> parents) {

    /** The code. */
    public static final Attribute<Area> CODE = Attribute.text("code", 40, Area::code);

    /** The level. */
    public static final Attribute<Area> LEVEL = Attribute.constant("level", Area::level);

    /** The present parent, absent for a root. */
    public static final Attribute<Area> PARENT = Attribute.number("parent", Area::latestParent);

    /** The kind. */
    public static final Kind<Area> KIND = Kind.named(
                    "area", Area.class, area -> area.id().value())
            .attribute(CODE)
            .attribute(LEVEL)
            .attribute(PARENT)
            .unique("code", Area::code)
            .build();

    /** Checks the limits and the order of the dates. */
    public Area {
        Check.given("id", id);
        Check.text("code", code, 40);
        Check.given("level", level);
        names = ascending("names", names, Comparator.comparing(Name::from));
        parents = ascending("parents", parents, Comparator.comparing(Parent::from));
        if (names.isEmpty()) {
            throw new InvalidInput(InputError.MISSING, "An area needs a name.", Map.of("field", "names"));
        }
    }

    /**
     * A name with the day from which it holds.
     *
     * @param from the first day
     * @param text the name, at most 100 code points
     */
    public record Name(LocalDate from, String text) {

        /** Checks the limit. */
        public Name {
            Check.given("from", from);
            Check.text("name", text, 100);
        }
    }

    /**
     * A parent with the day from which it holds.
     *
     * @param from the first day
     * @param area the parent, or null if the area is a root from that day on
     */
    public record Parent(LocalDate from, @Nullable AreaId area) {

        /** Checks that the day is given. */
        public Parent {
            Check.given("from", from);
        }
    }

    /**
     * The name on a day; before the first dated name, the first.
     *
     * @param day the day
     * @return the name
     */
    public String nameOn(LocalDate day) {
        String found = names.get(0).text();
        for (Name name : names) {
            if (!name.from().isAfter(day)) {
                found = name.text();
            }
        }
        return found;
    }

    /**
     * The parent on a day; before the first dated parent, the first.
     *
     * @param day the day
     * @return the parent, or empty if the area is a root on that day
     */
    public Optional<AreaId> parentOn(LocalDate day) {
        AreaId found = parents.isEmpty() ? null : parents.get(0).area();
        for (Parent parent : parents) {
            if (!parent.from().isAfter(day)) {
                found = parent.area();
            }
        }
        return Optional.ofNullable(found);
    }

    private @Nullable Long latestParent() {
        AreaId parent =
                parents.isEmpty() ? null : parents.get(parents.size() - 1).area();
        return parent == null ? null : parent.value();
    }

    private static <T> List<T> ascending(String field, List<T> list, Comparator<T> order) {
        for (int i = 1; i < list.size(); i++) {
            if (order.compare(list.get(i - 1), list.get(i)) >= 0) {
                throw new InvalidInput(
                        InputError.CONTRADICTION, "The dates of " + field + " must ascend.", Map.of("field", field));
            }
        }
        return List.copyOf(list);
    }
}
