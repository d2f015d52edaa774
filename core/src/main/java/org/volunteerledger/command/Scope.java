package org.volunteerledger.command;

/**
 * What a command touches, for whoever decides who may do what.
 *
 * @param area         the id of the area, or 0 if it is bound to none
 * @param organisation the id of the organisation, or 0 if it is bound to none
 */
public record Scope(long area, long organisation) {}
