package org.volunteerledger.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Describes an entity once, for every storage: its name, its class, its attributes and its unique keys. A storage is generic
 * over kinds, so a new kind of entity needs no new adapter code. A later version of the library may describe a kind that is stored already
 * with other attributes: a storage that keeps an index of them remembers which, and makes it anew when they are others.
 *
 * @param <E> the entity, an immutable record
 */
public final class Kind<E> {

    private final String name;
    private final Class<E> type;
    private final ToLongFunction<E> id;
    private final Map<String, Attribute<E>> attributes;
    private final Map<String, Function<E, @Nullable String>> uniqueKeys;
    private final Map<String, String> scopes;

    private Kind(Builder<E> builder) {
        this.name = builder.name;
        this.type = builder.type;
        this.id = builder.id;
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
        this.uniqueKeys = Collections.unmodifiableMap(new LinkedHashMap<>(builder.uniqueKeys));
        // One text for all keys of a kind: a storage in memory keeps millions of them.
        this.scopes = new HashMap<>();
        uniqueKeys.keySet().forEach(unique -> scopes.put(unique, name + "." + unique));
    }

    /**
     * Starts the description of a kind.
     *
     * @param name a short lower-case word, which is the name of the table
     * @param type the class of the entity
     * @param id   reads the id
     * @param <E>  the entity
     * @return a builder
     */
    public static <E> Builder<E> named(String name, Class<E> type, ToLongFunction<E> id) {
        return new Builder<>(name, type, id);
    }

    /**
     * The name, which is also that of the table.
     *
     * @return a short lower-case word
     */
    public String name() {
        return name;
    }

    /**
     * The class of the entity.
     *
     * @return a record class
     */
    public Class<E> type() {
        return type;
    }

    /**
     * The id of an entity.
     *
     * @param entity the entity
     * @return its id
     */
    public long idOf(E entity) {
        return id.applyAsLong(entity);
    }

    /**
     * The attributes, in the order of their columns.
     *
     * @return an unmodifiable list
     */
    public List<Attribute<E>> attributes() {
        return List.copyOf(attributes.values());
    }

    /**
     * An attribute by its name.
     *
     * @param name the name
     * @return the attribute, or empty if there is none of that name
     */
    public Optional<Attribute<E>> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /**
     * The unique keys that an entity owns.
     *
     * @param entity the entity
     * @return its keys; absent values own none
     */
    public List<UniqueKey> uniqueKeysOf(E entity) {
        List<UniqueKey> keys = new ArrayList<>(uniqueKeys.size());
        uniqueKeys.forEach((unique, value) -> {
            String text = value.apply(entity);
            if (text != null) {
                keys.add(uniqueKey(unique, text));
            }
        });
        return keys;
    }

    /**
     * A unique key of this kind, to look its owner up.
     *
     * @param unique the name of the key, as described
     * @param text   the value
     * @return the key
     * @throws IllegalArgumentException if the kind has no such key
     */
    public UniqueKey uniqueKey(String unique, String text) {
        String scope = scopes.get(unique);
        if (scope == null) {
            throw new IllegalArgumentException("kind " + name + " has no unique key " + unique);
        }
        return new UniqueKey(scope, text);
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * Builds a kind.
     *
     * @param <E> the entity
     */
    public static final class Builder<E> {

        private final String name;
        private final Class<E> type;
        private final ToLongFunction<E> id;
        private final Map<String, Attribute<E>> attributes = new LinkedHashMap<>();
        private final Map<String, Function<E, @Nullable String>> uniqueKeys = new LinkedHashMap<>();

        private Builder(String name, Class<E> type, ToLongFunction<E> id) {
            if (!name.matches("[a-z][a-z0-9_]{0,29}")) {
                throw new IllegalArgumentException("kind name " + name + " is not a short lower-case word");
            }
            this.name = name;
            this.type = type;
            this.id = id;
        }

        /**
         * Adds an attribute.
         *
         * @param attribute the attribute
         * @return this builder
         */
        public Builder<E> attribute(Attribute<E> attribute) {
            if (attribute.name().equals("id")
                    || attribute.name().equals("version")
                    || attribute.name().equals("body")
                    || attributes.putIfAbsent(attribute.name(), attribute) != null) {
                throw new IllegalArgumentException("kind " + name + " cannot have attribute " + attribute + " (again)");
            }
            return this;
        }

        /**
         * Adds a unique key: at most one entity of the kind owns a value.
         *
         * @param unique a short lower-case word
         * @param value  reads the value, null if the entity has none; never personal data in clear text
         * @return this builder
         */
        public Builder<E> unique(String unique, Function<E, @Nullable String> value) {
            if (uniqueKeys.putIfAbsent(unique, value) != null) {
                throw new IllegalArgumentException("kind " + name + " has unique key " + unique + " already");
            }
            return this;
        }

        /**
         * Finishes the description.
         *
         * @return the kind
         */
        public Kind<E> build() {
            return new Kind<>(this);
        }
    }
}
