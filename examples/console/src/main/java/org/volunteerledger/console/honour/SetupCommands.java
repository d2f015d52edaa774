package org.volunteerledger.console.honour;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.ActOptions;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.Channel;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.HonourRules;
import org.volunteerledger.honour.NewBoard;
import org.volunteerledger.honour.NewHonourKind;
import org.volunteerledger.honour.RulePeriod;
import org.volunteerledger.honour.StarLadder;
import org.volunteerledger.place.AreaId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honour set}: what has to be there before honours are given. */
@Command(
        name = "set",
        description = "Sets what has to be there before honours are given: kinds, rules, star ladders, boards.",
        footer = {"", "Example:", "  honour set kind hero --name 中国好人 --level national --body 中央文明办"},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class SetupCommands extends Group {

    private final Terminal terminal;
    private final Stores stores;

    SetupCommands(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(
            description = "Registers a kind of honour.",
            footer = {"", "Example:", "  honour set kind hero --name 中国好人 --level national --body 中央文明办"},
            mixinStandardHelpOptions = true)
    int kind(
            @Parameters(paramLabel = "CODE", description = "A short code.") String code,
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "The name.") String name,
            @Option(names = "--level", paramLabel = "LEVEL", required = true, description = "${COMPLETION-CANDIDATES}")
                    HonourLevel level,
            @Option(names = "--body", paramLabel = "NAME", description = "Who gives it, by name; or --organisation.")
                    @Nullable String body,
            @Option(names = "--organisation", paramLabel = "NAME|ID|CODE", description = "Who gives it.") @Nullable String organisation,
            @Option(names = "--area", paramLabel = "CODE", description = "Where it is given.") @Nullable String area,
            @Option(
                            names = "--selected-from",
                            paramLabel = "DATE",
                            description = "The first day of selection here. Default: it is only recorded")
                    @Nullable LocalDate selectedFrom,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return stores.with(store, Stores.Access.WRITE, open -> {
            AwardingBody by = organisation == null
                    ? new AwardingBody(null, body)
                    : AwardingBody.of(new Names(open).organisation(organisation));
            AreaId where = new Names(open).areaOrNull(area);
            NewHonourKind kind = new NewHonourKind(code, name, level, by, where, selectedFrom);
            HonourKindId id = open.ledger().honours().registerKind(act.command(open.actor()), kind);
            return say("kind: " + id.value());
        });
    }

    @Command(
            description = "Sets how honours are selected in an area from a day on.",
            footer = {"", "Example:", "  honour set rules --kind model --area 360802 --from 2026-01-01 --quota 100"},
            mixinStandardHelpOptions = true)
    int rules(
            @Option(names = "--kind", paramLabel = "CODE", description = "Default: all kinds") @Nullable String kind,
            @Option(names = "--area", paramLabel = "CODE", description = "Default: everywhere") @Nullable String area,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(
                            names = "--reviewers",
                            paramLabel = "N",
                            defaultValue = "2",
                            description = "Default: ${DEFAULT-VALUE}")
                    int reviewers,
            @Option(
                            names = "--notice",
                            paramLabel = "N",
                            defaultValue = "7",
                            description = "Days. Default: ${DEFAULT-VALUE}")
                    int notice,
            @Option(names = "--working-days", description = "The notice counts working days.") boolean working,
            @Option(names = "--quota", paramLabel = "N", description = "Of a kind and year. Default: any number")
                    @Nullable Integer quota,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return stores.with(store, Stores.Access.WRITE, open -> {
            Names names = new Names(open);
            HonourRules.NoticeUnit unit = working ? HonourRules.NoticeUnit.WORKING_DAYS : HonourRules.NoticeUnit.DAYS;
            open.ledger()
                    .honourPolicies()
                    .setRules(
                            act.command(open.actor()),
                            kind == null ? null : names.kind(kind).id(),
                            RulePeriod.from(names.areaOrNull(area), from),
                            new HonourRules(reviewers, notice, unit, quota));
            return say("rules set from " + from);
        });
    }

    @Command(
            description = "Sets the star ladder of an area from a day on.",
            footer = {
                "",
                "Example:",
                "  honour set ladder --from 2026-01-01 --hours 30,60,100,200,300 --repeat 300 --medal bronze=600,silver=1000"
            },
            mixinStandardHelpOptions = true)
    int ladder(
            @Option(
                            names = "--hours",
                            paramLabel = "N",
                            split = ",",
                            required = true,
                            description = "For one star, two stars ...")
                    List<Integer> hours,
            @Option(
                            names = "--repeat",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Each further round, in hours. 0: none")
                    int repeat,
            @Option(names = "--medal", split = ",", paramLabel = "NAME=HOURS", description = "Medals, ascending.")
                    @Nullable Map<String, Integer> medals,
            @Option(names = "--area", paramLabel = "CODE", description = "Default: everywhere") @Nullable String area,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        Map<String, Integer> given = medals == null ? new LinkedHashMap<>() : medals;
        StarLadder ladder = StarLadder.ofHours(
                        hours.stream().mapToInt(Integer::intValue).toArray())
                .repeatingEvery(repeat)
                .withMedals(given.entrySet().stream()
                        .map(medal -> StarLadder.Medal.ofHours(medal.getKey(), medal.getValue()))
                        .toList());
        return stores.with(store, Stores.Access.WRITE, open -> {
            RulePeriod period = RulePeriod.from(new Names(open).areaOrNull(area), from);
            open.ledger().honourPolicies().setLadder(act.command(open.actor()), period, ladder);
            return say("ladder set from " + from);
        });
    }

    @Command(
            description = "Opens a board of good people.",
            footer = {"", "Example:", "  honour set board 'Community square' --area 360802001 --channel off_line"},
            mixinStandardHelpOptions = true)
    int board(
            @Parameters(paramLabel = "NAME", description = "The name.") String name,
            @Option(names = "--area", required = true, paramLabel = "CODE", description = "What it is for.")
                    String area,
            @Option(
                            names = "--channel",
                            paramLabel = "CHANNEL",
                            required = true,
                            description = "${COMPLETION-CANDIDATES}")
                    Channel channel,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return stores.with(store, Stores.Access.WRITE, open -> {
            NewBoard board = new NewBoard(name, new Names(open).area(area), channel, open.today());
            return say("board: "
                    + open.ledger()
                            .boards()
                            .open(act.command(open.actor()), List.of(board))
                            .get(0)
                            .value());
        });
    }

    private int say(String line) {
        terminal.out().println(line);
        return ExitCode.OK;
    }
}
