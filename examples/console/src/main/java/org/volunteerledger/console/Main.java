package org.volunteerledger.console;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The console's entry point; it has no commands yet, only {@code --help}. */
@Command(name = "volunteer-ledger", description = "Keeps a volunteer service ledger.", mixinStandardHelpOptions = true)
public final class Main implements Runnable {

    private Main() {}

    /**
     * Starts the console.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
