package org.volunteerledger.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A filter taken apart into conditions on single attributes, which all have to hold; for adapters whose engine cannot filter by
 * itself. Immutable.
 *
 * @param <E> the entity
 */
public final class Conditions<E> {

    /**
     * One condition.
     *
     * @param attribute its attribute
     * @param filter    what it asks; never an {@link Filter.And}
     * @param <E>       the entity
     */
    public record Condition<E>(Attribute<E> attribute, Filter filter) {

        /**
         * Whether a value of the attribute is let in.
         *
         * @param value its stored form, a Long or String, or null if absent
         * @return true if the condition holds
         */
        public boolean admits(@Nullable Object value) {
            if (value == null) {
                return filter instanceof Filter.Absent;
            }
            if (filter instanceof Filter.Equal equal) {
                return value.equals(equal.value());
            }
            if (filter instanceof Filter.In in) {
                return in.values().contains(value);
            }
            if (filter instanceof Filter.Prefix prefix) {
                return value instanceof String text && text.startsWith(prefix.prefix());
            }
            return filter instanceof Filter.Range range && value instanceof Long number && within(range, number);
        }

        private static boolean within(Filter.Range range, long number) {
            return (range.from() == null || number >= range.from()) && (range.to() == null || number < range.to());
        }
    }

    private final Kind<E> kind;
    private final List<Condition<E>> conditions = new ArrayList<>();

    private Conditions(Kind<E> kind) {
        this.kind = kind;
    }

    /**
     * Takes a filter apart.
     *
     * @param kind   the kind of the records
     * @param filter which of them
     * @param <E>    their class
     * @return the conditions
     * @throws InvalidInput if an attribute does not belong to the kind, or a condition does not fit its type
     */
    public static <E> Conditions<E> of(Kind<E> kind, Filter filter) {
        Conditions<E> conditions = new Conditions<>(kind);
        conditions.add(filter);
        return conditions;
    }

    /**
     * The attribute of a name, to filter, order or group by.
     *
     * @param kind the kind
     * @param name the name
     * @param <E>  the class of its records
     * @return the attribute
     * @throws InvalidInput if the kind has none of that name
     */
    public static <E> Attribute<E> attribute(Kind<E> kind, String name) {
        return kind.attribute(name)
                .orElseThrow(() -> new InvalidInput(
                        InputError.CONTRADICTION,
                        "Kind " + kind + " has no attribute of the name that was asked for.",
                        Map.of("kind", kind.name())));
    }

    /**
     * The single conditions.
     *
     * @return an unmodifiable list; empty if every record is let in
     */
    public List<Condition<E>> all() {
        return Collections.unmodifiableList(conditions);
    }

    /**
     * Whether a record is let in.
     *
     * @param entity the record
     * @return true if every condition holds
     */
    public boolean match(E entity) {
        for (Condition<E> condition : conditions) {
            if (!condition.admits(condition.attribute.valueOf(entity))) {
                return false;
            }
        }
        return true;
    }

    private void add(Filter filter) {
        if (filter instanceof Filter.And and) {
            and.filters().forEach(this::add);
        } else {
            Attribute<E> attribute = attribute(kind, nameIn(filter));
            if (!fits(attribute.type(), filter)) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "The condition does not fit the type of attribute " + attribute + ".",
                        Map.of("kind", kind.name(), "attribute", attribute.name()));
            }
            conditions.add(new Condition<>(attribute, filter));
        }
    }

    private static boolean fits(Attribute.Type type, Filter filter) {
        Class<?> form = type == Attribute.Type.NUMBER ? Long.class : String.class;
        if (filter instanceof Filter.Equal equal) {
            return form.isInstance(equal.value());
        }
        if (filter instanceof Filter.In in) {
            return in.values().stream().allMatch(form::isInstance);
        }
        if (filter instanceof Filter.Prefix) {
            return type == Attribute.Type.TEXT;
        }
        return filter instanceof Filter.Absent || type == Attribute.Type.NUMBER;
    }

    private static String nameIn(Filter filter) {
        if (filter instanceof Filter.Equal equal) {
            return equal.attribute();
        }
        if (filter instanceof Filter.In in) {
            return in.attribute();
        }
        if (filter instanceof Filter.Prefix prefix) {
            return prefix.attribute();
        }
        return filter instanceof Filter.Range range ? range.attribute() : ((Filter.Absent) filter).attribute();
    }
}
