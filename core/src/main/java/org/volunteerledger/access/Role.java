package org.volunteerledger.access;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.volunteerledger.error.Check;

/**
 * What whoever has the role may do.
 *
 * @param name     the name, at most 64 code points
 * @param commands the names of the commands; {@value #ALL} stands for all of them
 */
public record Role(String name, Set<String> commands) {

    /** Stands for all commands. */
    public static final String ALL = "*";

    /** Copies the set and checks the limits. */
    public Role {
        Check.text("role", name, 64);
        commands.forEach(command -> Check.text("command", command, 64));
        commands = Collections.unmodifiableSet(new TreeSet<>(commands));
    }

    /**
     * Whether the role lets a command through.
     *
     * @param command the name of the command
     * @return true if it does
     */
    public boolean allows(String command) {
        return commands.contains(ALL) || commands.contains(command);
    }
}
