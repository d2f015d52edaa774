package org.volunteerledger.console.honour;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.ActOptions;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.honour.ConferredHonour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourId;
import org.volunteerledger.honour.HonourKind;
import org.volunteerledger.honour.HonourObjectionId;
import org.volunteerledger.honour.HonourStatus;
import org.volunteerledger.honour.Nomination;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.place.AreaId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honour}: each step of giving an honour. */
@Command(
        name = "honour",
        description = {
            "Gives honours: nominate, review, announce, object, decide, award, publish, revoke; keeps the register of those who hold"
                    + " one, and rates volunteers with stars.",
            "",
            "A recipient is person:NUMBER, team:NAME, project:NAME or community:CODE."
        },
        footer = {
            "",
            "Examples:",
            "  honour set kind model --name 模范市民 --level district --organisation 1001 --selected-from 2026-01-01",
            "  honour set rules --kind model --area 360802 --from 2026-01-01 --reviewers 2 --notice 7 --quota 100",
            "  honour nominate model person:V1 --grounds 'Helps neighbours' --actor community",
            "  honour review 301 --for --actor office",
            "  honour announce 301 302",
            "  honour award 301 302",
            "  honour list --area 360802 --year 2026",
            "  honour stars --on 2026-12-31"
        },
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class HonourCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    private HonourCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /**
     * The command with all that belong to it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command line of {@code honour}
     */
    public static CommandLine of(Terminal terminal, Stores stores) {
        CommandLine honour = new CommandLine(new HonourCommand(terminal, stores));
        honour.addSubcommand(new SetupCommands(terminal, stores));
        honour.addSubcommand(new ListCommand(terminal, stores));
        honour.addSubcommand(new StarsCommand(terminal, stores));
        return honour;
    }

    @Command(
            description = "Nominates somebody, under the rules of the day.",
            footer = {"", "Example:", "  honour nominate model person:V1 --grounds 'Helps neighbours'"},
            mixinStandardHelpOptions = true)
    int nominate(
            @Parameters(paramLabel = "KIND", description = "The code of the kind of honour.") String kind,
            @Parameters(paramLabel = "RECIPIENT", description = "Whom.") String recipient,
            @Option(
                            names = "--grounds",
                            paramLabel = "TEXT",
                            required = true,
                            description = "What for. No personal data.")
                    String grounds,
            @Option(names = "--year", paramLabel = "YEAR", description = "Default: the present one") @Nullable Integer year,
            @Option(names = "--area", paramLabel = "CODE", description = "Default: the home of the recipient") @Nullable String area,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            Names names = new Names(open);
            HonourKind of = names.kind(kind);
            Names.Found found = names.recipient(recipient);
            AreaId home = home(names, found, area);
            int when = year == null ? open.today().getYear() : year;
            HonourId id = open.ledger()
                    .selections()
                    .nominate(
                            act.command(open.actor()), new Nomination(of.id(), when, found.recipient(), home, grounds));
            return say("nominated: " + id.value());
        });
    }

    @Command(
            description = "Reviews a nomination, for or against.",
            footer = {"", "Example:", "  honour review 301 --for --actor office"},
            mixinStandardHelpOptions = true)
    int review(
            @Parameters(paramLabel = "HONOUR", description = "The id.") long honour,
            @Option(names = "--for", description = "In favour.") boolean inFavour,
            @Option(names = "--against", description = "Against.") boolean against,
            @Option(
                            names = "--self",
                            paramLabel = "NUMBER",
                            description = "The volunteer number of the reviewer, if the reviewer is a volunteer.")
                    @Nullable String self,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        requireOneOf("--for", inFavour, "--against", against);
        return change(store, open -> {
            HonourStatus status = open.ledger()
                    .selections()
                    .review(
                            act.command(open.actor()),
                            new HonourId(honour),
                            inFavour,
                            new Names(open).volunteerOrNull(self));
            return say("reviewed: " + status);
        });
    }

    @Command(
            description = "Takes a nomination back.",
            footer = {"", "Example:", "  honour withdraw 301 --because 'Moved away'"},
            mixinStandardHelpOptions = true)
    int withdraw(
            @Parameters(paramLabel = "HONOUR", description = "The id.") long honour,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            open.ledger().selections().withdraw(act.command(open.actor()), new HonourId(honour));
            return say("withdrawn");
        });
    }

    @Command(
            description = "Starts the public notice of endorsed nominations, today.",
            footer = {"", "Example:", "  honour announce 301 302 --day-off 2026-10-01,2026-10-02"},
            mixinStandardHelpOptions = true)
    int announce(
            @Parameters(paramLabel = "HONOUR", arity = "1..*", description = "The ids.") List<Long> honours,
            @Option(
                            names = "--day-off",
                            paramLabel = "DAY",
                            split = ",",
                            description = "Days from Monday to Friday on which nobody works.")
                    @Nullable Set<LocalDate> daysOff,
            @Option(
                            names = "--working-day",
                            paramLabel = "DAY",
                            split = ",",
                            description = "Days of the weekend on which people work.")
                    @Nullable Set<LocalDate> workingDays,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        WorkingDays calendar =
                new WorkingDays(daysOff == null ? Set.of() : daysOff, workingDays == null ? Set.of() : workingDays);
        return change(store, open -> {
            Map<HonourId, LocalDate> ends =
                    open.ledger().selections().announce(act.command(open.actor()), ids(honours), calendar);
            ends.forEach((id, day) -> say("announced: " + id.value() + " until " + day));
            return ExitCode.OK;
        });
    }

    @Command(
            description = "Objects to an honour that is in public notice.",
            footer = {"", "Example:", "  honour object 301 --statement 'The deed was another team''s'"},
            mixinStandardHelpOptions = true)
    int object(
            @Parameters(paramLabel = "HONOUR", description = "The id.") long honour,
            @Option(
                            names = "--statement",
                            paramLabel = "TEXT",
                            required = true,
                            description = "What speaks against it. No personal data.")
                    String statement,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            HonourObjectionId id =
                    open.ledger().selections().object(act.command(open.actor()), new HonourId(honour), statement);
            return say("objection: " + id.value());
        });
    }

    @Command(
            description = "Decides an objection. One that is upheld turns the nomination down.",
            footer = {"", "Example:", "  honour decide 401 --dismiss --because 'Not so' --actor office"},
            mixinStandardHelpOptions = true)
    int decide(
            @Parameters(paramLabel = "OBJECTION", description = "The id.") long objection,
            @Option(names = "--uphold", description = "It is right.") boolean uphold,
            @Option(names = "--dismiss", description = "It is not.") boolean dismiss,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        requireOneOf("--uphold", uphold, "--dismiss", dismiss);
        return change(store, open -> {
            open.ledger().selections().decide(act.command(open.actor()), new HonourObjectionId(objection), uphold);
            return say(uphold ? "upheld" : "dismissed");
        });
    }

    @Command(
            description = "Awards honours whose public notice is over: all of them, or none.",
            footer = {"", "Example:", "  honour award 301 302"},
            mixinStandardHelpOptions = true)
    int award(
            @Parameters(paramLabel = "HONOUR", arity = "1..*", description = "The ids.") List<Long> honours,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            open.ledger().selections().award(act.command(open.actor()), ids(honours));
            return say("awarded: " + honours.size());
        });
    }

    @Command(
            description = "Shows honours on boards from today. What a board shows already counts once.",
            footer = {"", "Example:", "  honour publish 301 302 --on 501,502"},
            mixinStandardHelpOptions = true)
    int publish(
            @Parameters(paramLabel = "HONOUR", arity = "1..*", description = "The ids.") List<Long> honours,
            @Option(
                            names = "--on",
                            split = ",",
                            required = true,
                            paramLabel = "BOARD",
                            description = "The boards, by name or id.")
                    List<String> boards,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            int added = open.ledger()
                    .boards()
                    .publish(
                            act.command(open.actor()),
                            ids(honours),
                            boards.stream().map(new Names(open)::board).toList());
            return say("published: " + added);
        });
    }

    @Command(
            description = "Takes an honour away, with a reason.",
            footer = {"", "Example:", "  honour revoke 301 --because 'False papers'"},
            mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(paramLabel = "HONOUR", description = "The id.") long honour,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            open.ledger().honours().revoke(act.command(open.actor()), new HonourId(honour));
            return say("revoked");
        });
    }

    @Command(
            description = "Records an honour that was conferred outside of a selection here.",
            footer = {"", "Example:", "  honour record hero person:V1 --on 2025-06-01 --grounds Rescue --papers 'No. 7'"
            },
            mixinStandardHelpOptions = true)
    int record(
            @Parameters(paramLabel = "KIND", description = "The code of the kind of honour.") String kind,
            @Parameters(paramLabel = "RECIPIENT", description = "To whom.") String recipient,
            @Option(
                            names = "--on",
                            paramLabel = "DAY",
                            required = true,
                            description = "The day on which it was conferred.")
                    LocalDate on,
            @Option(
                            names = "--grounds",
                            paramLabel = "TEXT",
                            required = true,
                            description = "What for. No personal data.")
                    String grounds,
            @Option(names = "--papers", paramLabel = "TEXT", description = "The reference of its papers.") @Nullable String papers,
            @Option(
                            names = "--basis",
                            paramLabel = "BASIS",
                            defaultValue = "PRESENTED",
                            description = "${COMPLETION-CANDIDATES}")
                    HonourBasis basis,
            @Option(names = "--area", paramLabel = "CODE", description = "Default: the home of the recipient") @Nullable String area,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            Names names = new Names(open);
            Names.Found found = names.recipient(recipient);
            AreaId home = home(names, found, area);
            ConferredHonour honour = new ConferredHonour(
                    names.kind(kind).id(), on.getYear(), found.recipient(), home, grounds, on, basis, papers);
            HonourId id = open.ledger()
                    .honours()
                    .record(act.command(open.actor()), List.of(honour))
                    .get(0);
            return say("recorded: " + id.value());
        });
    }

    @Command(
            description = "Verifies an honour that was recorded to be verified.",
            footer = {"", "Example:", "  honour verify 301 --actor office"},
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "HONOUR", description = "The id.") long honour,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            open.ledger().honours().verify(act.command(open.actor()), new HonourId(honour));
            return say("verified");
        });
    }

    private int change(StoreOptions store, ToIntFunction<OpenLedger> what) {
        return stores.with(store, Stores.Access.WRITE, what::applyAsInt);
    }

    private int say(String line) {
        terminal.out().println(line);
        return ExitCode.OK;
    }

    private static AreaId home(Names names, Names.Found found, @Nullable String area) {
        AreaId home = area == null ? found.home() : names.area(area);
        if (home == null) {
            throw new InvalidInput(InputError.MISSING, "Say with --area where the recipient belongs.");
        }
        return home;
    }

    private static List<HonourId> ids(List<Long> honours) {
        return honours.stream().map(HonourId::new).toList();
    }

    private static void requireOneOf(String first, boolean isFirst, String second, boolean isSecond) {
        if (isFirst == isSecond) {
            throw new InvalidInput(InputError.CONTRADICTION, "Say either " + first + " or " + second + ".");
        }
    }
}
