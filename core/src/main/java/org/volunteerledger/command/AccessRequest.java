package org.volunteerledger.command;

import java.util.List;
import java.util.Set;

/**
 * What somebody wants to do, as far as it matters for whether it is allowed.
 *
 * @param actor   who asks, as the host names the person or system
 * @param command the name of the command, such as {@code register-volunteers}
 * @param scopes  the areas and organisations that it touches; empty if it is bound to none
 * @param persons the ids of the persons whose own affair it is, such as the volunteer who signs up; empty if it is nobody's own
 */
public record AccessRequest(String actor, String command, List<Scope> scopes, Set<Long> persons) {

    /** Copies the collections. */
    public AccessRequest {
        scopes = List.copyOf(scopes);
        persons = Set.copyOf(persons);
    }
}
