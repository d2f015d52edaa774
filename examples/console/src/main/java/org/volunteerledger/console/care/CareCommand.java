package org.volunteerledger.console.care;

import java.util.List;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code care}: who is cared for, by whom, how often, and what was done. */
@Command(
        name = "care",
        description =
                "Cares for recipients: consent, pairings, care plans, visits with their hours, household panels, protected files.",
        footer = {
            "",
            "Examples:",
            "  care recipient add --name 王秀兰 --category EMPTY_NEST --home B3 --within C1 --consent CARE,HEALTH",
            "  care carer add V1 --base B3",
            "  care pair propose --area C1",
            "  care pair confirm --all",
            "  care plan issue --area C1 --organisation 居委会 --cycle weekly --items haircut,company",
            "  care visit record RECIPIENT V1 --date 2026-10-05 --start 09:00 --end 09:30 --done haircut",
            "  care overdue --area C1"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class CareCommand {

    private CareCommand() {}

    /**
     * Makes the command with those below it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command
     */
    public static CommandLine of(Terminal terminal, Stores stores) {
        CommandLine care = new CommandLine(new CareCommand());
        List.of(
                        new RecipientCommand(terminal, stores),
                        new CarerCommand(terminal, stores),
                        new PairCommand(terminal, stores),
                        new PlanCommand(terminal, stores),
                        new VisitCommand(terminal, stores),
                        DueCommand.due(terminal, stores),
                        DueCommand.overdue(terminal, stores),
                        new PanelCommand(terminal, stores),
                        new FileCommand(terminal, stores))
                .forEach(care::addSubcommand);
        return care;
    }
}
