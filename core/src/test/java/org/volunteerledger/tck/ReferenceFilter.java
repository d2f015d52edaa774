package org.volunteerledger.tck;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;

/** What filters mean, said in the plainest way. */
final class ReferenceFilter<E> {

    private final Kind<E> kind;

    ReferenceFilter(Kind<E> kind) {
        this.kind = kind;
    }

    @Nullable Object value(String attribute, E entity) {
        return kind.attribute(attribute)
                .orElseThrow(() -> new InvalidInput(
                        InputError.CONTRADICTION, "Kind " + kind + " has no attribute " + attribute + "."))
                .valueOf(entity);
    }

    void check(String attribute) {
        if (kind.attribute(attribute).isEmpty()) {
            throw new InvalidInput(InputError.CONTRADICTION, "Kind " + kind + " has no attribute " + attribute + ".");
        }
    }

    /** Refuses foreign attributes, and what does not fit their types, even where there is no record to look at. */
    void check(Filter filter) {
        if (filter instanceof Filter.And and) {
            and.filters().forEach(this::check);
        } else {
            check(attributeOf(filter));
            if (!fits(filter)) {
                throw new InvalidInput(InputError.CONTRADICTION, "The condition does not fit the type.");
            }
        }
    }

    private boolean fits(Filter filter) {
        boolean number = kind.attribute(attributeOf(filter))
                .filter(attribute -> attribute.type() == Attribute.Type.NUMBER)
                .isPresent();
        if (filter instanceof Filter.Equal equal) {
            return number ? equal.value() instanceof Long : equal.value() instanceof String;
        }
        if (filter instanceof Filter.In in) {
            return in.values().stream().allMatch(value -> number ? value instanceof Long : value instanceof String);
        }
        return number ? !(filter instanceof Filter.Prefix) : !(filter instanceof Filter.Range);
    }

    boolean matches(Filter filter, E entity) {
        if (filter instanceof Filter.And and) {
            return and.filters().stream().allMatch(part -> matches(part, entity));
        }
        Object value = value(attributeOf(filter), entity);
        if (filter instanceof Filter.Absent) {
            return value == null;
        }
        return value != null && lets(filter, value);
    }

    private static boolean lets(Filter filter, Object value) {
        if (filter instanceof Filter.Equal equal) {
            return value.equals(equal.value());
        }
        if (filter instanceof Filter.In in) {
            return in.values().stream().anyMatch(value::equals);
        }
        if (filter instanceof Filter.Prefix prefix) {
            return ((String) value).startsWith(prefix.prefix());
        }
        Filter.Range range = (Filter.Range) filter;
        long number = (Long) value;
        return (range.from() == null || number >= range.from()) && (range.to() == null || number < range.to());
    }

    private static String attributeOf(Filter filter) {
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
