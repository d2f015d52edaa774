package org.volunteerledger.service;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * What a volunteer does in an activity.
 *
 * @param name   the name, unique in the activity; at most 100 code points
 * @param skills the least that it takes, or null if anybody can do it; at most 500 code points
 */
public record Post(String name, @Nullable String skills) {

    /** Checks the limits. */
    public Post {
        Check.text("post", name, 100);
        Check.optionalText("skills", skills, 500);
    }
}
