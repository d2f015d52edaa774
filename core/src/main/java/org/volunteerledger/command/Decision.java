package org.volunteerledger.command;

import org.jspecify.annotations.Nullable;

/** The heart of a command: reads and decides. May be called several times; has no effect but on the draft. */
@FunctionalInterface
public interface Decision {

    /**
     * Decides.
     *
     * @param draft what is read and written
     * @return what the command answers, kept to answer a repeated request alike; null if nothing
     */
    @Nullable String decide(Draft draft);
}
