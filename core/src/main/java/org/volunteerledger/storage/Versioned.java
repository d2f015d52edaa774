package org.volunteerledger.storage;

/**
 * An entity as it was read, with its version.
 *
 * @param id      the id
 * @param version the version, from 1; it grows with every change
 * @param entity  the entity
 * @param <E>     its class
 */
public record Versioned<E>(long id, long version, E entity) {}
