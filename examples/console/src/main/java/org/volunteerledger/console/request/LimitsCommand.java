package org.volunteerledger.console.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.policy.LocalPolicyId;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.StageLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code request limits}. */
@Command(
        name = "limits",
        description =
                "Sets the time limits of an area from a day on: hours of the clock, or working days without holidays.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class LimitsCommand implements Callable<Integer> {

    private static final Pattern LIMIT = Pattern.compile("([A-Z_]+)=([0-9]{1,5})([HD])");

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(arity = "1..*", paramLabel = "LIMIT", description = "Such as SUBMITTED=24h or DISPATCHED=2d.")
    private List<String> limits = List.of();

    @Option(names = "--area", paramLabel = "CODE", description = "The area. Default: everywhere")
    private @Nullable String area;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day. Default: today")
    private @Nullable LocalDate from;

    @Mixin
    private CommandOptions options = new CommandOptions();

    LimitsCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        StageLimit[] stages = limits.stream().map(LimitsCommand::limit).toArray(StageLimit[]::new);
        LocalPolicyId id = options.with(
                stores,
                open -> open.ledger()
                        .localPolicies()
                        .set(
                                options.command(),
                                RequestPolicy.SUBJECT,
                                area == null ? null : new Find(open).area(area),
                                open.orToday(from),
                                null,
                                RequestPolicy.of("limits", stages)));
        terminal.out().println("request policy " + id.value() + " is set");
        return ExitCode.OK;
    }

    private static StageLimit limit(String text) {
        Matcher parts = LIMIT.matcher(text.toUpperCase(Locale.ROOT));
        if (parts.matches()) {
            for (RequestStatus status : RequestStatus.values()) {
                if (status.name().equals(parts.group(1))) {
                    int number = Integer.parseInt(parts.group(2));
                    return parts.group(3).equals("H")
                            ? StageLimit.hours(status, number)
                            : StageLimit.workingDays(status, number);
                }
            }
        }
        throw new InvalidInput(LimitError.BAD_LIMIT, "A time limit is not written as one.", Map.of());
    }
}
