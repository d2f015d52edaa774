package org.volunteerledger.json;

/**
 * One line of an archive: what it holds, the version of the record, and the record itself as JSON.
 *
 * @param type    what the line holds: the name of a kind, or a word of the archive's own
 * @param version the version of the record, or 0 where records have none
 * @param json    the record as JSON
 */
public record JsonLine(String type, long version, String json) {}
