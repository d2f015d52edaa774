package org.volunteerledger.storage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * A value of an entity, by which it can be found, counted and ordered. Each has an index, unless it is {@linkplain #unindexed()
 * declared} not to be worth one. Its stored form is a {@link Long} or a
 * {@link String}; days are stored as days and instants as milliseconds since 1970-01-01.
 *
 * @param <E> the entity
 */
public final class Attribute<E> {

    /** The stored form. */
    public enum Type {
        /** A 64-bit whole number. */
        NUMBER,
        /** A text, compared code unit by code unit: case, accents and trailing blanks matter. */
        TEXT
    }

    /** The longest text of an attribute, in code points. */
    public static final int MAX_TEXT = 200;

    private final String name;
    private final Type type;
    private final int limit;
    private final boolean indexed;
    private final Function<E, @Nullable Object> value;

    private Attribute(String name, Type type, int limit, Function<E, @Nullable Object> value) {
        this(name, type, limit, true, value);
    }

    private Attribute(String name, Type type, int limit, boolean indexed, Function<E, @Nullable Object> value) {
        if (!name.matches("[a-z][a-z0-9_]{0,29}")) {
            throw new IllegalArgumentException("attribute name " + name + " is not a short lower-case word");
        }
        this.name = name;
        this.type = type;
        this.limit = limit;
        this.indexed = indexed;
        this.value = value;
    }

    /**
     * A whole number.
     *
     * @param name  a short lower-case word, which is the name of the column
     * @param value reads it from the entity, null if absent
     * @param <E>   the entity
     * @return the attribute
     */
    public static <E> Attribute<E> number(String name, Function<E, @Nullable Long> value) {
        return new Attribute<>(name, Type.NUMBER, 0, value::apply);
    }

    /**
     * A day.
     *
     * @param name  a short lower-case word, which is the name of the column
     * @param value reads it from the entity, null if absent
     * @param <E>   the entity
     * @return the attribute
     */
    public static <E> Attribute<E> day(String name, Function<E, @Nullable LocalDate> value) {
        return new Attribute<>(name, Type.NUMBER, 0, entity -> {
            LocalDate day = value.apply(entity);
            return day == null ? null : day.toEpochDay();
        });
    }

    /**
     * An instant, in milliseconds.
     *
     * @param name  a short lower-case word, which is the name of the column
     * @param value reads it from the entity, null if absent
     * @param <E>   the entity
     * @return the attribute
     */
    public static <E> Attribute<E> instant(String name, Function<E, @Nullable Instant> value) {
        return new Attribute<>(name, Type.NUMBER, 0, entity -> {
            Instant instant = value.apply(entity);
            return instant == null ? null : instant.toEpochMilli();
        });
    }

    /**
     * A text.
     *
     * @param name  a short lower-case word, which is the name of the column
     * @param limit the most code points, 1 to {@value #MAX_TEXT}
     * @param value reads it from the entity, null if absent; never empty
     * @param <E>   the entity
     * @return the attribute
     */
    public static <E> Attribute<E> text(String name, int limit, Function<E, @Nullable String> value) {
        Check.range("limit", limit, 1, MAX_TEXT);
        return new Attribute<>(name, Type.TEXT, limit, value::apply);
    }

    /**
     * A constant of an enum, stored as its name.
     *
     * @param name  a short lower-case word, which is the name of the column
     * @param value reads it from the entity, null if absent
     * @param <E>   the entity
     * @return the attribute
     */
    public static <E> Attribute<E> constant(String name, Function<E, ? extends @Nullable Enum<?>> value) {
        return new Attribute<>(name, Type.TEXT, 40, entity -> {
            Enum<?> constant = value.apply(entity);
            return constant == null ? null : constant.name();
        });
    }

    /**
     * The same without an index of its own: for a value that changes often, or that most records share, and that is only ever asked for
     * together with one that has an index. What can be asked stays the same.
     *
     * @return another attribute
     */
    public Attribute<E> unindexed() {
        return new Attribute<>(name, type, limit, false, value);
    }

    /**
     * Whether records are meant to be found by the value alone.
     *
     * @return false if an index would cost more than it is worth
     */
    public boolean indexed() {
        return indexed;
    }

    /**
     * The name, which is also that of the column.
     *
     * @return a short lower-case word
     */
    public String name() {
        return name;
    }

    /**
     * The stored form.
     *
     * @return number or text
     */
    public Type type() {
        return type;
    }

    /**
     * The most code points of a text.
     *
     * @return the limit, or 0 for a number
     */
    public int limit() {
        return limit;
    }

    /**
     * The stored form of an entity's value.
     *
     * @param entity the entity
     * @return a Long or String, or null if absent
     * @throws org.volunteerledger.error.InvalidInput if a text is empty or longer than its limit
     */
    public @Nullable Object valueOf(E entity) {
        Object stored = value.apply(entity);
        return stored instanceof String text ? Check.text(name, text, limit) : stored;
    }

    @Override
    public String toString() {
        return name;
    }
}
