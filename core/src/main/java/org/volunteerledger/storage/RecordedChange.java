package org.volunteerledger.storage;

/**
 * A change with its place in the order in which changes became visible.
 *
 * @param position the place, from 1, growing, and the same whenever it is read again; given by the commit or when the change is first
 *                 read, as the storage likes, so long as no reader ever skips a change
 * @param record   the change
 */
public record RecordedChange(long position, ChangeRecord record) {}
