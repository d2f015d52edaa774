package org.volunteerledger.console.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code people member}: who belongs to which team. */
@Command(
        name = "member",
        description = "The memberships of volunteers in teams.",
        footer = {
            "",
            "Examples:",
            "  people member join V9 小喇叭 --role DEPUTY",
            "  people member list V9",
            "  people member leave V9 小喇叭"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class MemberCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    MemberCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(
            name = "join",
            description = "Lets a volunteer join a team.",
            footer = {"", "Example:", "  people member join V9 小喇叭 --role DEPUTY"},
            mixinStandardHelpOptions = true)
    int join(
            @Parameters(index = "0", paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Parameters(index = "1", paramLabel = "TEAM", description = "The name or id of the team.") String team,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "MEMBER",
                            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
                    TeamRole role,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            LocalDate first = open.orToday(from);
            NewMember member = new NewMember(find.team(team), find.volunteer(number), role, first);
            open.ledger().memberships().join(options.command(), member);
            return number + " is " + role + " of " + team + " from " + first;
        });
    }

    @Command(
            name = "leave",
            description = "Ends a membership.",
            footer = {"", "Example:", "  people member leave V9 小喇叭"},
            mixinStandardHelpOptions = true)
    int leave(
            @Parameters(index = "0", paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Parameters(index = "1", paramLabel = "TEAM", description = "The name or id of the team.") String team,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day without. Default: today")
                    @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            LocalDate last = open.orToday(from);
            open.ledger().memberships().leave(options.command(), find.team(team), find.volunteer(number), last);
            return number + " is no member of " + team + " from " + last;
        });
    }

    @Command(
            name = "list",
            description = "Lists the memberships of a volunteer, past ones included.",
            footer = {"", "Example:", "  people member list V9"},
            mixinStandardHelpOptions = true)
    int list(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("volunteer"),
                Column.text("team"),
                Column.text("role"),
                Column.text("from"),
                Column.text("to"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            Filter own =
                    Filter.equal(Membership.VOLUNTEER, find.volunteer(number).value());
            List<Membership> memberships = Pages.all(open.storage(), Membership.KIND, own).stream()
                    .map(Versioned::entity)
                    .toList();
            Map<Long, String> teams = find.words(
                    Team.KIND, memberships.stream().map(Membership::team).toList(), Team::name);
            memberships.forEach(membership -> table.row(Arrays.asList(
                    number,
                    teams.get(membership.team().value()),
                    membership.role().name(),
                    membership.from().toString(),
                    Times.text(membership.to()))));
        });
    }
}
