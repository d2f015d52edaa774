package org.volunteerledger.console.request;

import java.util.Locale;
import java.util.Map;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.request.RequestAction;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code request}: the order platform. */
@Command(
        name = "request",
        description = {
            "Orders of residents, from the request to its end: submit, review, dispatch or claim, serve, complete, rate,"
                    + " follow up, close.",
            ""
        },
        footer = {
            "",
            "Who acts is told with --actor. Every step takes the id that submit prints.",
            "",
            "Examples (each takes --store STORE):",
            "  request submit --title 管道堵塞 --area 360802 --name 曾先生 --channel HOTLINE --reference 12343",
            "  request dispatch 42 --team 北家安 --support-organisation 住建局 --actor centre",
            "  request rate 42 --score 5 --actor resident",
            "  request stats --by MONTH,CHANNEL"
        },
        synopsisSubcommandLabel = "STEP",
        mixinStandardHelpOptions = true)
public final class RequestCommand extends Group {

    private static final Map<RequestAction, String> STEPS = Map.of(
            RequestAction.REVIEW, "Takes a request up, to verify it.",
            RequestAction.REJECT, "Says no; the requester reads what --because says.",
            RequestAction.OFFER, "Offers a request to whoever claims it first.",
            RequestAction.CLOSE, "Closes a request that was rated or followed up.",
            RequestAction.CANCEL, "Withdraws a request; --because says why.",
            RequestAction.TIME_OUT, "Does what the end of the time limit asks for.");

    private static final Map<RequestAction, String> ANSWERS = Map.of(
            RequestAction.ACCEPT, "Says yes to a dispatch.",
            RequestAction.DECLINE, "Says no to a dispatch; --because says why.",
            RequestAction.CLAIM, "Takes a request that is on offer.",
            RequestAction.RETURN, "Gives back what was accepted or claimed; --because says why.");

    private RequestCommand() {}

    /**
     * The command with its steps.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command line
     */
    public static CommandLine line(Terminal terminal, Stores stores) {
        CommandLine line = new CommandLine(new RequestCommand());
        line.addSubcommand(new SubmitCommand(terminal, stores));
        STEPS.keySet().stream()
                .sorted()
                .forEach(action -> add(line, action, new StepCommand(terminal, stores, action), STEPS));
        line.addSubcommand(new DispatchCommand(terminal, stores));
        ANSWERS.keySet().stream()
                .sorted()
                .forEach(action -> add(line, action, new AnswerCommand(terminal, stores, action), ANSWERS));
        line.addSubcommand(new ServeCommand(terminal, stores));
        line.addSubcommand(new CompleteCommand(terminal, stores));
        line.addSubcommand(new RateCommand(terminal, stores));
        line.addSubcommand(new FollowUpCommand(terminal, stores));
        line.addSubcommand(new LimitsCommand(terminal, stores));
        line.addSubcommand(new ListCommand(terminal, stores, false));
        CommandLine overdue = new CommandLine(new ListCommand(terminal, stores, true)).setCommandName("overdue");
        overdue.getCommandSpec()
                .usageMessage()
                .description("Lists requests whose time limit has passed, the longest overdue first.");
        line.addSubcommand("overdue", overdue);
        line.addSubcommand(new ShowCommand(terminal, stores));
        line.addSubcommand(new MatchCommand(terminal, stores));
        line.addSubcommand(new StatsCommand(terminal, stores));
        return line;
    }

    private static void add(
            CommandLine parent, RequestAction action, Object command, Map<RequestAction, String> words) {
        String name = action.name().toLowerCase(Locale.ROOT).replace('_', '-');
        CommandLine line = new CommandLine(command).setCommandName(name);
        line.getCommandSpec().usageMessage().description(words.getOrDefault(action, ""));
        parent.addSubcommand(name, line);
    }
}
