package org.volunteerledger.storage;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * A condition on the attributes of a kind. The set of conditions is closed and small, so that every storage means the same. An
 * absent value fulfils no condition other than {@link Absent}.
 */
public sealed interface Filter {

    /** The most values of an {@link In}. */
    int MAX_VALUES = 10_000;

    /** Every entity. */
    Filter ALL = new And(List.of());

    /**
     * The attribute has this value.
     *
     * @param attribute its name
     * @param value     a Long or String
     */
    record Equal(String attribute, Object value) implements Filter {}

    /**
     * The attribute has one of these values.
     *
     * @param attribute its name
     * @param values    Longs or Strings; none lets nothing in
     */
    record In(String attribute, Set<Object> values) implements Filter {

        /** Copies the values. */
        public In {
            Check.range("values", values.size(), 0, MAX_VALUES);
            values = Collections.unmodifiableSet(new TreeSet<>(values));
        }
    }

    /**
     * The attribute, a number, is at least {@code from} and below {@code to}.
     *
     * @param attribute its name
     * @param from      the least, inclusive, or null for no bound
     * @param to        the bound above, exclusive, or null for no bound
     */
    record Range(
            String attribute, @Nullable Long from, @Nullable Long to) implements Filter {}

    /**
     * The attribute, a text, starts with this text. The text is taken literally.
     *
     * @param attribute its name
     * @param prefix    the text, not empty
     */
    record Prefix(String attribute, String prefix) implements Filter {}

    /**
     * The attribute is absent.
     *
     * @param attribute its name
     */
    record Absent(String attribute) implements Filter {}

    /**
     * All of these hold.
     *
     * @param filters the conditions; none means every entity
     */
    record And(List<Filter> filters) implements Filter {

        /** Copies the list. */
        public And {
            filters = List.copyOf(filters);
        }
    }

    /**
     * The attribute has this value.
     *
     * @param attribute the attribute
     * @param value     a Long or String, in the attribute's stored form
     * @return the condition
     */
    static Filter equal(Attribute<?> attribute, Object value) {
        return new Equal(attribute.name(), value);
    }

    /**
     * The attribute has this constant.
     *
     * @param attribute the attribute
     * @param constant  the constant
     * @return the condition
     */
    static Filter is(Attribute<?> attribute, Enum<?> constant) {
        return new Equal(attribute.name(), constant.name());
    }

    /**
     * The attribute has one of these values.
     *
     * @param attribute the attribute
     * @param values    Longs or Strings, in the attribute's stored form
     * @return the condition
     */
    static Filter in(Attribute<?> attribute, Collection<?> values) {
        return new In(attribute.name(), Set.copyOf(values));
    }

    /**
     * The attribute lies in a half-open range.
     *
     * @param attribute the attribute, a number
     * @param from      the least, inclusive, or null
     * @param to        the bound above, exclusive, or null
     * @return the condition
     */
    static Filter range(Attribute<?> attribute, @Nullable Long from, @Nullable Long to) {
        return new Range(attribute.name(), from, to);
    }

    /**
     * The attribute starts with a text.
     *
     * @param attribute the attribute, a text
     * @param prefix    the text, taken literally
     * @return the condition
     */
    static Filter prefix(Attribute<?> attribute, String prefix) {
        return new Prefix(attribute.name(), Check.text("prefix", prefix, Attribute.MAX_TEXT));
    }

    /**
     * The attribute is absent.
     *
     * @param attribute the attribute
     * @return the condition
     */
    static Filter absent(Attribute<?> attribute) {
        return new Absent(attribute.name());
    }

    /**
     * All of these hold.
     *
     * @param filters the conditions
     * @return the condition
     */
    static Filter all(Filter... filters) {
        return new And(List.of(filters));
    }
}
