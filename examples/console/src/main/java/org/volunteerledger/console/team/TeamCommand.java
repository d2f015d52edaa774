package org.volunteerledger.console.team;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamError;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code team}: organisations with their teams and projects, made by hand. */
@CommandLine.Command(
        name = "team",
        description = {
            "Teams with their members, the organisations they belong to, and the projects they run.",
            "",
            "Teams, organisations and projects are named by name or id, areas and categories by code."
        },
        footer = {
            "",
            "Examples (each takes --store STORE and --actor NAME):",
            "  team organisation register 学校 --area 640106001",
            "  team found 小喇叭 --organisation 学校 --area 640106001 --leader V1",
            "  team members 小喇叭",
            "  team category register care 关爱",
            "  team project register 敬老月 --team 小喇叭 --category care"
        },
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class TeamCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    private TeamCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /**
     * The command with what belongs to it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command line
     */
    public static CommandLine line(Terminal terminal, Stores stores) {
        CommandLine line = new CommandLine(new TeamCommand(terminal, stores));
        line.addSubcommand(new OrganisationCommand(terminal, stores));
        line.addSubcommand(new ProjectCommand(terminal, stores));
        line.addSubcommand(new CategoryCommand(terminal, stores));
        line.addSubcommand(new BrandCommand(terminal, stores));
        line.addSubcommand(new CeremonyCommand(terminal, stores));
        line.addSubcommand(new GrowthCommand(terminal, stores));
        return line;
    }

    @CommandLine.Command(
            name = "found",
            description = "Founds a team, with its leader if --leader says who.",
            footer = {
                "",
                "Examples:",
                "  team found 小喇叭 --organisation 学校 --area 640106001 --leader V1",
                "  team found 小喇叭一队 --organisation 学校 --area 640106001 --below 小喇叭"
            },
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int found(
            @Parameters(paramLabel = "NAME", description = "The name.") String name,
            @Option(
                            names = "--organisation",
                            paramLabel = "NAME|ID",
                            required = true,
                            description = "The organisation that it belongs to, and that records its service.")
                    String organisation,
            @Option(names = "--area", paramLabel = "CODE", required = true, description = "The area where it serves.")
                    String area,
            @Option(names = "--leader", paramLabel = "NUMBER", description = "The volunteer number of the leader.")
                    @Nullable String leader,
            @Option(names = "--below", paramLabel = "NAME|ID", description = "The team above.") @Nullable String above,
            @Option(names = "--station", paramLabel = "NAME|ID", description = "The station that it belongs to.")
                    @Nullable String station,
            @Option(names = "--brand", paramLabel = "NAME", description = "The brand under which it is known.")
                    @Nullable String brand,
            @Option(
                            names = "--sponsor",
                            paramLabel = "SPONSOR",
                            defaultValue = "NONE",
                            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
                    SponsorKind sponsor,
            @Option(names = "--speciality", paramLabel = "TEXT", description = "What it is good at.") @Nullable String speciality,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            LocalDate first = open.orToday(from);
            VolunteerId leading = leader == null ? null : serving(open, find.volunteer(leader), first);
            NewTeam wanted = new NewTeam(
                    name,
                    above == null ? null : find.team(above),
                    find.organisation(organisation),
                    find.area(area),
                    station == null ? null : find.station(station),
                    brand == null ? null : find.brand(brand),
                    sponsor,
                    speciality,
                    first);
            Command command = options.command();
            TeamId id = open.ledger().teams().foundTeam(command, wanted);
            if (leading != null) {
                // A command of its own: should the program end in between, the same --key finishes it.
                Command joining = new Command(command.key() + "-leader", command.actor(), command.reason());
                open.ledger().memberships().join(joining, new NewMember(id, leading, TeamRole.LEADER, first));
            }
            return "team " + id.value() + " " + name + " is there from " + first
                    + (leader == null ? ", without a leader" : ", led by " + leader);
        });
    }

    @CommandLine.Command(
            name = "move",
            description = "Puts a team below another from a day on; without --below it stands at the top.",
            footer = {"", "Example:", "  team move 小喇叭一队 --below 心连管家 --from 2026-12-01"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int move(
            @Parameters(paramLabel = "TEAM", description = "The name or id.") String team,
            @Option(names = "--below", paramLabel = "NAME|ID", description = "The team above. Default: none") @Nullable String above,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            LocalDate first = open.orToday(from);
            TeamId parent = above == null ? null : find.team(above);
            open.ledger().teams().moveTeam(options.command(), find.team(team), parent, first);
            return "team " + team + (above == null ? " is at the top" : " is below " + above) + " from " + first;
        });
    }

    @CommandLine.Command(
            name = "dissolve",
            description = "Dissolves a team without teams below it; the memberships end with it.",
            footer = {"", "Example:", "  team dissolve 小喇叭一队 --from 2026-12-01"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int dissolve(
            @Parameters(paramLabel = "TEAM", description = "The name or id.") String team,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day without it. Default: today")
                    @Nullable LocalDate from,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            LocalDate last = open.orToday(from);
            open.ledger().teams().dissolveTeam(options.command(), new Find(open).team(team), last);
            return "team " + team + " is dissolved from " + last;
        });
    }

    @CommandLine.Command(
            name = "members",
            description = "Lists who belongs to a team on a day, leaders first. People join by 'people member join'.",
            footer = {"", "Example:", "  team members 小喇叭 --on 2026-12-01"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int members(
            @Parameters(paramLabel = "TEAM", description = "The name or id.") String team,
            @Option(names = "--on", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate on,
            @Mixin LineOptions options) {
        List<Column> columns =
                List.of(Column.text("volunteer"), Column.text("role"), Column.text("from"), Column.text("to"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            List<Membership> members = open.ledger().memberships().membersOn(find.team(team), open.orToday(on));
            Map<Long, String> numbers =
                    find.numbers(members.stream().map(Membership::volunteer).toList());
            members.stream()
                    .sorted(Comparator.comparing(Membership::role)
                            .thenComparing(member -> member.id().value()))
                    .forEach(member -> table.row(Arrays.asList(
                            numbers.get(member.volunteer().value()),
                            member.role().name(),
                            member.from().toString(),
                            Times.text(member.to()))));
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists the teams that are not dissolved, with the number of their members today.",
            footer = {"", "Example:", "  team list --organisation 学校 --in 640106"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--organisation", paramLabel = "NAME|ID", description = "Only of this organisation.")
                    @Nullable String organisation,
            @Option(names = "--in", paramLabel = "CODE", description = "Only in this area and what is below it.")
                    @Nullable String in,
            @Option(names = "--all", description = "Also those that are dissolved.") boolean all,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("team"),
                Column.text("name"),
                Column.text("organisation"),
                Column.text("area"),
                Column.text("below"),
                Column.number("members"),
                Column.text("from"),
                Column.text("dissolved"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            Set<AreaId> within = in == null ? null : find.within(in);
            Filter filter = organisation == null
                    ? Filter.ALL
                    : Filter.equal(
                            Team.ORGANISATION, find.organisation(organisation).value());
            List<Team> teams = Pages.all(open.storage(), Team.KIND, filter).stream()
                    .map(Versioned::entity)
                    .filter(team -> all || team.dissolvedOn() == null)
                    .filter(team -> within == null || within.contains(team.area()))
                    .toList();
            Map<Long, String> organisations =
                    find.organisations(teams.stream().map(Team::organisation).toList());
            Map<Long, String> areas =
                    find.words(Area.KIND, teams.stream().map(Team::area).toList(), Area::code);
            Map<Long, String> above = find.words(
                    Team.KIND,
                    teams.stream()
                            .flatMap(team -> team.parentOn(open.today()).stream())
                            .toList(),
                    Team::name);
            Map<TeamId, Long> sizes = sizes(open, teams);
            teams.forEach(team -> table.row(Arrays.asList(
                    Long.toString(team.id().value()),
                    team.name(),
                    organisations.get(team.organisation().value()),
                    areas.get(team.area().value()),
                    team.parentOn(open.today())
                            .map(parent -> above.get(parent.value()))
                            .orElse(null),
                    Long.toString(sizes.getOrDefault(team.id(), 0L)),
                    team.foundedOn().toString(),
                    Times.text(team.dissolvedOn()))));
        });
    }

    private static Map<TeamId, Long> sizes(OpenLedger open, List<Team> teams) {
        Map<TeamId, Long> sizes = new HashMap<>();
        for (int from = 0; from < teams.size(); from += Filter.MAX_VALUES) {
            List<TeamId> part = teams.subList(from, Math.min(teams.size(), from + Filter.MAX_VALUES)).stream()
                    .map(Team::id)
                    .toList();
            sizes.putAll(open.ledger().memberships().sizesOn(part, open.today()));
        }
        return sizes;
    }

    /** Checked before the team is there, so that no team is left behind by a leader who cannot join. */
    private static VolunteerId serving(OpenLedger open, VolunteerId leader, LocalDate day) {
        Volunteer found = open.storage()
                .find(Volunteer.KIND, leader.value())
                .orElseThrow()
                .entity();
        if (!found.servesOn(day)) {
            throw new Refused(
                    TeamError.NOT_REGISTERED, "The volunteer of --leader had left by " + day + ".", Map.of("day", day));
        }
        return leader;
    }
}
