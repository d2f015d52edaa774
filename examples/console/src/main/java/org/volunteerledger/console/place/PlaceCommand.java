package org.volunteerledger.console.place;

import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine;

/** {@code place}: where a city serves, made by hand. */
@CommandLine.Command(
        name = "place",
        description = {
            "Places: the areas of the city with their tree, and the practice stations in them.",
            "",
            "Areas are named by their official codes, stations by name or id. The first area makes the store."
        },
        footer = {
            "",
            "Examples (each takes --store STORE and --actor NAME):",
            "  place area add 640106 金凤区 --level DISTRICT",
            "  place area add 640106001 满城中路 --level STREET --in 640106",
            "  place station open 满城驿站 --area 640106001",
            "  place area list --in 640106"
        },
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class PlaceCommand extends Group {

    private PlaceCommand() {}

    /**
     * The command with what belongs to it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command line
     */
    public static CommandLine line(Terminal terminal, Stores stores) {
        CommandLine line = new CommandLine(new PlaceCommand());
        line.addSubcommand(new AreaCommand(terminal, stores));
        line.addSubcommand(new StationCommand(terminal, stores));
        return line;
    }
}
