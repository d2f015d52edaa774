package org.volunteerledger.storage;

/**
 * A change with its place in the order in which changes became visible.
 *
 * @param position the place, from 1, growing; places are given when changes are first read, so none is ever skipped by a reader
 * @param record   the change
 */
public record RecordedChange(long position, ChangeRecord record) {}
