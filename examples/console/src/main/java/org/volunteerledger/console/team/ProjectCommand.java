package org.volunteerledger.console.team;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ProjectStatus;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code team project}: what teams run for longer than a day. */
@CommandLine.Command(
        name = "project",
        description = "The projects that teams run.",
        footer = {
            "",
            "Examples:",
            "  team project register 敬老月 --team 小喇叭 --category care",
            "  team project list --team 小喇叭"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ProjectCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    ProjectCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "register",
            description = "Registers a project of a team.",
            footer = {"", "Example:", "  team project register 敬老月 --team 小喇叭 --category care --to 2026-11-30"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int register(
            @Parameters(paramLabel = "NAME", description = "The name.") String name,
            @Option(names = "--team", paramLabel = "NAME|ID", required = true, description = "The team that runs it.")
                    String team,
            @Option(
                            names = "--category",
                            paramLabel = "CODE",
                            required = true,
                            description = "The category of service.")
                    String category,
            @Option(
                            names = "--organisation",
                            paramLabel = "NAME|ID",
                            description = "The organisation that answers for it. Default: that of the team")
                    @Nullable String organisation,
            @Option(names = "--area", paramLabel = "CODE", description = "Where. Default: the area of the team")
                    @Nullable String area,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "The last day. Default: open") @Nullable LocalDate to,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            TeamId running = find.team(team);
            Team of = open.storage()
                    .find(Team.KIND, running.value())
                    .orElseThrow()
                    .entity();
            NewProject wanted = new NewProject(
                    name,
                    running,
                    organisation == null ? of.organisation() : find.organisation(organisation),
                    area == null ? of.area() : find.area(area),
                    find.category(category),
                    null,
                    open.orToday(from),
                    to);
            ProjectId id = open.ledger()
                    .services()
                    .registerProjects(options.command(), List.of(wanted))
                    .get(0);
            return "project " + id.value() + " " + name + " is open from " + wanted.from();
        });
    }

    @CommandLine.Command(
            name = "close",
            description = "Closes a project that is done.",
            footer = {"", "Example:", "  team project close 敬老月"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int close(
            @Parameters(paramLabel = "PROJECT", description = "The name or id.") String project,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().services().closeProject(options.command(), new Find(open).project(project));
            return "project " + project + " is closed";
        });
    }

    @CommandLine.Command(
            name = "cancel",
            description = "Calls a project off for the reason of --because.",
            footer = {"", "Example:", "  team project cancel 敬老月 --because 'no money'"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int cancel(
            @Parameters(paramLabel = "PROJECT", description = "The name or id.") String project,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            open.ledger().services().cancelProject(options.command(), new Find(open).project(project));
            return "project " + project + " is called off";
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists the projects that are open.",
            footer = {"", "Example:", "  team project list --team 小喇叭 --all"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--team", paramLabel = "NAME|ID", description = "Only of this team.") @Nullable String team,
            @Option(names = "--category", paramLabel = "CODE", description = "Only of this category.") @Nullable String category,
            @Option(names = "--all", description = "Also those that are closed or called off.") boolean all,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("project"),
                Column.text("name"),
                Column.text("team"),
                Column.text("category"),
                Column.text("status"),
                Column.text("from"),
                Column.text("to"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            List<Filter> filters = new ArrayList<>();
            if (team != null) {
                filters.add(Filter.equal(Project.TEAM, find.team(team).value()));
            }
            if (category != null) {
                filters.add(
                        Filter.equal(Project.CATEGORY, find.category(category).value()));
            }
            if (!all) {
                filters.add(Filter.is(Project.STATUS, ProjectStatus.OPEN));
            }
            List<Project> projects =
                    Pages.all(open.storage(), Project.KIND, Filter.all(filters.toArray(Filter[]::new))).stream()
                            .map(Versioned::entity)
                            .toList();
            Map<Long, String> teams =
                    find.words(Team.KIND, projects.stream().map(Project::team).toList(), Team::name);
            Map<Long, String> categories = find.words(
                    ServiceCategory.KIND,
                    projects.stream().map(Project::category).toList(),
                    ServiceCategory::code);
            projects.forEach(project -> table.row(Arrays.asList(
                    Long.toString(project.id().value()),
                    project.name(),
                    teams.get(project.team().value()),
                    categories.get(project.category().value()),
                    project.status().name(),
                    project.from().toString(),
                    Times.text(project.to()))));
        });
    }
}
