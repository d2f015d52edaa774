package org.volunteerledger.console.duty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.duty.roster.Duty;
import org.volunteerledger.duty.roster.DutyRoster;
import org.volunteerledger.duty.roster.DutyRosterId;
import org.volunteerledger.duty.roster.DutyTurn;
import org.volunteerledger.duty.roster.DutyTurnId;
import org.volunteerledger.duty.roster.ExchangeId;
import org.volunteerledger.duty.roster.Exchanges;
import org.volunteerledger.duty.roster.RosterPlan;
import org.volunteerledger.duty.roster.TurnStatus;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code duty roster}: who is on duty on which day. */
@Command(
        name = "roster",
        description = "Duty rosters: open, fill, show, gaps, exchange, answer, record, post.",
        footer = {
            "",
            "Examples:",
            "  duty roster open 值班 --team 心连管家 --hours 08:30-17:30 --from 2026-04-01",
            "  duty roster fill 值班 --from 2026-04-01 --to 2026-05-01 --people V1,V2,V3",
            "  duty roster exchange 42 --by V1 --with V2",
            "  duty roster answer 43 --by V2 --answer ACCEPT"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class RosterCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    /** What can be said to an exchange. */
    enum Answer {
        ACCEPT,
        DECLINE,
        WITHDRAW
    }

    RosterCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(name = "open", description = "Opens a roster.", mixinStandardHelpOptions = true)
    int open(
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Option(names = "--team", paramLabel = "NAME|ID", required = true, description = "The team.") String team,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(
                            names = "--hours",
                            paramLabel = "FROM-TO",
                            required = true,
                            description = "Such as 08:30-17:30. An end before the start is on the next day.")
                    String hours,
            @Option(
                            names = "--days",
                            paramLabel = "RULE",
                            defaultValue = "FREQ=DAILY",
                            description = "The days of duty, a rule of RFC 5545. Default: ${DEFAULT-VALUE}")
                    String days,
            @Option(
                            names = "--posts",
                            paramLabel = "NAME",
                            split = ",",
                            defaultValue = "on duty",
                            description = "The posts to fill on each. Default: ${DEFAULT-VALUE}")
                    List<String> posts,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, ledger -> {
            TeamId serving = new Find(ledger).team(team);
            Team of = ledger.storage()
                    .find(Team.KIND, serving.value())
                    .orElseThrow()
                    .entity();
            Needed.Hours time = Needed.Hours.parse("--hours", hours);
            RosterPlan plan = new RosterPlan(
                    name,
                    Affiliation.of(serving, of.organisation(), of.area()),
                    posts,
                    new Recurrence(days),
                    time.start(),
                    time.end(),
                    from,
                    null);
            return "roster "
                    + ledger.ledger()
                            .duty()
                            .rosters()
                            .open(options.command(), plan)
                            .value();
        });
    }

    @Command(
            name = "fill",
            description = "Puts people on duty wherever somebody is missing, with turns spread evenly.",
            mixinStandardHelpOptions = true)
    int fill(
            @Parameters(paramLabel = "NAME|ID", description = "The roster.") String roster,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last.")
                    LocalDate to,
            @Option(
                            names = "--people",
                            paramLabel = "NUMBER",
                            required = true,
                            split = ",",
                            description = "The volunteers who take turns.")
                    List<String> people,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            DutyRosterId id = id(open, roster);
            List<Duty> duties = open.ledger().duty().rosters().propose(id, from, to, new Find(open).volunteers(people));
            if (!duties.isEmpty()) {
                open.ledger().duty().rosters().assign(options.command(), id, duties);
            }
            int gaps = open.ledger().duty().rosters().gaps(id, from, to).size();
            return duties.size() + " turns assigned, " + gaps + (gaps == 1 ? " gap left" : " gaps left");
        });
    }

    @Command(name = "show", description = "Shows who is on duty.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "NAME|ID", description = "The roster.") String roster,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last.")
                    LocalDate to,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("day"),
                Column.text("post"),
                Column.text("volunteer"),
                Column.text("status"),
                Column.text("turn"));
        return options.show(terminal, stores, columns, (open, table) -> {
            List<DutyTurn> turns = open.ledger().duty().rosters().turns(id(open, roster), from, to);
            Map<Long, String> numbers = new Find(open)
                    .numbers(turns.stream().map(DutyTurn::volunteer).toList());
            turns.stream()
                    .sorted(Comparator.comparing(DutyTurn::day).thenComparing(DutyTurn::post))
                    .forEach(turn -> table.row(Arrays.asList(
                            turn.day().toString(),
                            turn.post(),
                            numbers.get(turn.volunteer().value()),
                            turn.status().name(),
                            Long.toString(turn.id().value()))));
        });
    }

    @Command(name = "gaps", description = "Shows the posts that nobody fills.", mixinStandardHelpOptions = true)
    int gaps(
            @Parameters(paramLabel = "NAME|ID", description = "The roster.") String roster,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last.")
                    LocalDate to,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(Column.text("day"), Column.text("post"));
        return options.show(
                terminal,
                stores,
                columns,
                (open, table) -> open.ledger()
                        .duty()
                        .rosters()
                        .gaps(id(open, roster), from, to)
                        .forEach(gap -> table.row(List.of(gap.day().toString(), gap.post()))));
    }

    @Command(
            name = "exchange",
            description = "Proposes that another takes a turn, or, with --for, that two swap theirs.",
            mixinStandardHelpOptions = true)
    int exchange(
            @Parameters(paramLabel = "TURN", description = "The turn.") long turn,
            @Option(names = "--by", paramLabel = "NUMBER", required = true, description = "Whose it is.") String by,
            @Option(names = "--with", paramLabel = "NUMBER", required = true, description = "Who is to take it.")
                    String with,
            @Option(names = "--for", paramLabel = "TURN", description = "The other's turn, taken in return.") @Nullable Long other,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            ExchangeId id = open.ledger()
                    .duty()
                    .exchanges()
                    .propose(
                            options.command(),
                            new DutyTurnId(turn),
                            find.volunteer(by),
                            find.volunteer(with),
                            other == null ? null : new DutyTurnId(other));
            return "exchange " + id.value() + " waits for " + with;
        });
    }

    @Command(name = "answer", description = "Answers an exchange, or takes it back.", mixinStandardHelpOptions = true)
    int answer(
            @Parameters(paramLabel = "EXCHANGE", description = "The exchange.") long exchange,
            @Option(names = "--by", paramLabel = "NUMBER", required = true, description = "Who says so.") String by,
            @Option(
                            names = "--answer",
                            paramLabel = "ANSWER",
                            required = true,
                            description = "${COMPLETION-CANDIDATES}; the one who proposed it withdraws.")
                    Answer answer,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            VolunteerId who = new Find(open).volunteer(by);
            ExchangeId id = new ExchangeId(exchange);
            Exchanges exchanges = open.ledger().duty().exchanges();
            switch (answer) {
                case ACCEPT -> exchanges.accept(options.command(), id, who);
                case DECLINE -> exchanges.decline(options.command(), id, who);
                case WITHDRAW -> exchanges.withdraw(options.command(), id, who);
            }
            return "exchange " + exchange + " is "
                    + exchanges.find(id).orElseThrow().status();
        });
    }

    @Command(
            name = "record",
            description = "Records that all turns of a period were served, but for those named.",
            mixinStandardHelpOptions = true)
    int record(
            @Parameters(paramLabel = "NAME|ID", description = "The roster.") String roster,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last.")
                    LocalDate to,
            @Option(names = "--missed", paramLabel = "TURN", split = ",", description = "Turns to which nobody came.")
                    @Nullable List<Long> missed,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            DutyRosterId id = id(open, roster);
            Set<DutyTurnId> absent = missed == null
                    ? Set.of()
                    : missed.stream().map(DutyTurnId::new).collect(Collectors.toSet());
            Set<DutyTurnId> served = open.ledger().duty().rosters().turns(id, from, to).stream()
                    .filter(turn -> turn.status() == TurnStatus.PLANNED)
                    .map(DutyTurn::id)
                    .filter(turn -> !absent.contains(turn))
                    .collect(Collectors.toSet());
            if (served.isEmpty() && absent.isEmpty()) {
                return "nothing to record: no turn of these days is still PLANNED";
            }
            open.ledger().duty().rosters().record(options.command(), id, served, absent);
            return served.size() + " served, " + absent.size() + " missed";
        });
    }

    @Command(
            name = "post",
            description = "Posts served turns as hours, where the policy of the place counts them.",
            mixinStandardHelpOptions = true)
    int post(
            @Parameters(paramLabel = "NAME|ID", description = "The roster.") String roster,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last.")
                    LocalDate to,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            List<RecordOutcome> outcomes = open.ledger()
                    .duty()
                    .hours()
                    .post(
                            options.command(),
                            id(open, roster),
                            from,
                            to,
                            open.ledger().policies().rules());
            long posted = outcomes.stream()
                    .filter(RecordOutcome.Accepted.class::isInstance)
                    .count();
            long known = outcomes.stream()
                    .filter(RecordOutcome.Skipped.class::isInstance)
                    .count();
            return posted + " posted, " + known + " posted before, " + (outcomes.size() - posted - known) + " refused";
        });
    }

    @Command(
            name = "policy",
            description = "Sets what a place decides about duty, from a day on.",
            mixinStandardHelpOptions = true)
    int policy(
            @Option(names = "--area", paramLabel = "CODE", description = "The area. Default: everywhere") @Nullable String area,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--time-counts", description = "Time on duty counts as service.") boolean counts,
            @Option(names = "--turns-per-month", paramLabel = "N", defaultValue = "0", description = "0 for no limit.")
                    int turns,
            @Option(
                            names = "--exchange-notice",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Days before a turn.")
                    int notice,
            @Option(
                            names = "--route-within",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Hours; 0 for no limit.")
                    int route,
            @Option(
                            names = "--resolve-within",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Hours; 0 for no limit.")
                    int resolve,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            DutyPolicy policy = new DutyPolicy(counts, turns, notice, route, resolve);
            AreaId where = area == null ? null : new Find(open).area(area);
            open.ledger().localPolicies().set(options.command(), DutyPolicy.SUBJECT, where, from, null, policy);
            return "set from " + from;
        });
    }

    private static DutyRosterId id(OpenLedger open, String roster) {
        return new DutyRosterId(new Find(open).named(DutyRoster.KIND, DutyRoster.NAME, roster));
    }
}
