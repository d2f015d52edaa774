package org.volunteerledger.console.line;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that is the common name of others: alone, it says what they are. */
public abstract class Group implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For its commands. */
    protected Group() {}

    @Override
    public final void run() {
        commandLine().usage(commandLine().getOut());
    }

    /**
     * What was made of it.
     *
     * @return the command line of this group
     */
    protected final CommandLine commandLine() {
        return spec.commandLine();
    }
}
