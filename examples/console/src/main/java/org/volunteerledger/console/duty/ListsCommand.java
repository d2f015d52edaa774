package org.volunteerledger.console.duty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.lists.JointProject;
import org.volunteerledger.duty.lists.JointProjectId;
import org.volunteerledger.duty.lists.JointProjects;
import org.volunteerledger.duty.lists.ListItem;
import org.volunteerledger.duty.lists.ListItemId;
import org.volunteerledger.duty.lists.Match;
import org.volunteerledger.duty.lists.Side;
import org.volunteerledger.team.OrganisationId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code duty lists}: the commitment letter, and the lists of needs, resources and projects. */
@picocli.CommandLine.Command(
        name = "lists",
        description = "One letter and three lists: commit, need, resource, match, propose, step, show.",
        footer = {
            "",
            "Examples:",
            "  duty lists commit --unit 医院 --community 640106001 --text 结对共建 --from 2026-01-01 --to 2027-01-01",
            "  duty lists resource --unit 医院 --area 640106 --kind 专家讲座 --title 健康讲座",
            "  duty lists need --community 640106001 --kind 专家讲座 --title 老年人健康讲座",
            "  duty lists match 42",
            "  duty lists propose 42 43 --side COMMUNITY",
            "  duty lists step 44 AGREE --side UNIT"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ListsCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    /** What can be done with a project. */
    enum Step {
        AGREE,
        DECLINE,
        START,
        FINISH,
        CANCEL
    }

    ListsCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @picocli.CommandLine.Command(
            name = "commit",
            description = "Records a commitment letter.",
            mixinStandardHelpOptions = true)
    int commit(
            @Option(names = "--unit", paramLabel = "NAME|ID", required = true, description = "The unit.") String unit,
            @Option(names = "--community", paramLabel = "CODE", required = true, description = "The community.")
                    String community,
            @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What it says.") String text,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last.")
                    LocalDate to,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            var id = open.ledger()
                    .duty()
                    .lists()
                    .commit(options.command(), find.organisation(unit), find.area(community), text, from, to);
            return "commitment " + id.value();
        });
    }

    @picocli.CommandLine.Command(
            name = "need",
            description = "Puts a need on the list of a community.",
            mixinStandardHelpOptions = true)
    int need(
            @Option(names = "--community", paramLabel = "CODE", required = true, description = "The community.")
                    String community,
            @Option(names = "--kind", paramLabel = "KIND", required = true, description = "What kind of thing.")
                    String kind,
            @Option(names = "--title", paramLabel = "TEXT", required = true, description = "What it is.") String title,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            ListItemId id =
                    open.ledger().duty().lists().need(options.command(), new Find(open).area(community), kind, title);
            return "need " + id.value();
        });
    }

    @picocli.CommandLine.Command(
            name = "resource",
            description = "Puts a resource on the list of a unit.",
            mixinStandardHelpOptions = true)
    int resource(
            @Option(names = "--unit", paramLabel = "NAME|ID", required = true, description = "The unit.") String unit,
            @Option(names = "--area", paramLabel = "CODE", required = true, description = "The area it is for.")
                    String area,
            @Option(names = "--kind", paramLabel = "KIND", required = true, description = "What kind of thing.")
                    String kind,
            @Option(names = "--title", paramLabel = "TEXT", required = true, description = "What it is.") String title,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            ListItemId id = open.ledger()
                    .duty()
                    .lists()
                    .resource(options.command(), find.organisation(unit), find.area(area), kind, title);
            return "resource " + id.value();
        });
    }

    @picocli.CommandLine.Command(
            name = "match",
            description = "Lists the resources that could meet a need, the best first.",
            mixinStandardHelpOptions = true)
    int match(@Parameters(paramLabel = "NEED", description = "The need.") long need, @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("resource"),
                Column.text("title"),
                Column.text("unit"),
                Column.number("levels_above"),
                Column.text("committed"));
        return options.show(terminal, stores, columns, (open, table) -> {
            List<Match> matches = open.ledger().duty().lists().matches(new ListItemId(need));
            List<OrganisationId> units = matches.stream()
                    .map(match -> match.resource().unit())
                    .filter(Objects::nonNull)
                    .toList();
            Map<Long, String> names = new Find(open).organisations(units);
            for (int i = 0; i < matches.size(); i++) {
                Match match = matches.get(i);
                table.row(Arrays.asList(
                        Long.toString(match.resource().id().value()),
                        match.resource().title(),
                        names.get(units.get(i).value()),
                        match.distance(),
                        match.committed() ? "yes" : "no"));
            }
        });
    }

    @picocli.CommandLine.Command(
            name = "propose",
            description = "Proposes that a resource meets a need.",
            mixinStandardHelpOptions = true)
    int propose(
            @Parameters(paramLabel = "NEED", description = "The need.") long need,
            @Parameters(paramLabel = "RESOURCE", description = "The resource.") long resource,
            @Option(
                            names = "--side",
                            paramLabel = "SIDE",
                            required = true,
                            description = "Who proposes it: ${COMPLETION-CANDIDATES}")
                    Side side,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            JointProjectId id = open.ledger()
                    .duty()
                    .projects()
                    .propose(options.command(), new ListItemId(need), new ListItemId(resource), side);
            return "project " + id.value() + " is PROPOSED";
        });
    }

    @picocli.CommandLine.Command(name = "step", description = "Takes a project on.", mixinStandardHelpOptions = true)
    int step(
            @Parameters(paramLabel = "PROJECT", description = "The project.") long project,
            @Parameters(paramLabel = "STEP", description = "${COMPLETION-CANDIDATES}") Step step,
            @Option(
                            names = "--side",
                            paramLabel = "SIDE",
                            description = "For AGREE and DECLINE: ${COMPLETION-CANDIDATES}")
                    @Nullable Side side,
            @Option(names = "--activity", paramLabel = "NAME|ID", description = "For START: the activity.") @Nullable String activity,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            JointProjects projects = open.ledger().duty().projects();
            JointProjectId id = new JointProjectId(project);
            Command command = options.command();
            switch (step) {
                case AGREE -> projects.agree(command, id, Needed.option("--side", side));
                case DECLINE -> projects.decline(command, id, Needed.option("--side", side));
                case START ->
                    projects.start(command, id, new Find(open).activity(Needed.option("--activity", activity)));
                case FINISH -> projects.finish(command, id);
                case CANCEL -> projects.cancel(command, id);
            }
            return "project " + project + " is "
                    + projects.find(id).orElseThrow().status();
        });
    }

    @picocli.CommandLine.Command(
            name = "show",
            description = "Shows the needs and projects of a community, or the resources and projects of a unit.",
            mixinStandardHelpOptions = true)
    int show(
            @Option(names = "--unit", paramLabel = "NAME|ID", description = "The unit.") @Nullable String unit,
            @Option(names = "--community", paramLabel = "CODE", description = "The community.") @Nullable String community,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("list"),
                Column.text("id"),
                Column.text("kind"),
                Column.text("title"),
                Column.text("status"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            OrganisationId of = unit == null ? null : find.organisation(unit);
            var where = community == null ? null : find.area(community);
            var lists = open.ledger().duty().lists();
            List<ListItem> items =
                    where != null ? lists.needs(where) : lists.resources(Needed.option("--unit or --community", of));
            items.forEach(item -> table.row(List.of(
                    item.isNeed() ? "need" : "resource",
                    Long.toString(item.id().value()),
                    item.kind(),
                    item.title(),
                    item.status().name())));
            List<JointProject> projects = open.ledger().duty().projects().list(of, where);
            projects.forEach(project -> table.row(List.of(
                    "project",
                    Long.toString(project.id().value()),
                    "",
                    project.need().value() + " with " + project.resource().value(),
                    project.status().name())));
        });
    }
}
