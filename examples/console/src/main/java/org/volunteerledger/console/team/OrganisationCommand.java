package org.volunteerledger.console.team;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code team organisation}: who teams belong to. */
@CommandLine.Command(
        name = "organisation",
        description = "The organisations and units that teams belong to.",
        footer = {"", "Examples:", "  team organisation register 学校 --area 640106001", "  team organisation list"},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class OrganisationCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    OrganisationCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "register",
            description = "Registers an organisation.",
            footer = {"", "Example:", "  team organisation register 学校 --area 640106001"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int register(
            @Parameters(paramLabel = "NAME", description = "The name.") String name,
            @Option(
                            names = "--code",
                            paramLabel = "CODE",
                            description = "The unified social credit code, of 18 characters.")
                    @Nullable String code,
            @Option(names = "--below", paramLabel = "NAME|ID", description = "The organisation above.") @Nullable String above,
            @Option(names = "--area", paramLabel = "CODE", description = "Where it is at home.") @Nullable String area,
            @Mixin LineOptions options) {
        return options.begin(terminal, stores, open -> {
            Find find = new Find(open);
            OrganisationId id = open.ledger()
                    .teams()
                    .registerOrganisation(
                            options.command(),
                            name,
                            code,
                            above == null ? null : find.organisation(above),
                            area == null ? null : find.area(area));
            return "organisation " + id.value() + " " + name + " is registered";
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists organisations.",
            footer = {"", "Example:", "  team organisation list --in 640106"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--in", paramLabel = "CODE", description = "Only in this area and what is below it.")
                    @Nullable String in,
            @Option(names = "--below", paramLabel = "NAME|ID", description = "Only directly below this organisation.")
                    @Nullable String above,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("organisation"),
                Column.text("name"),
                Column.text("code"),
                Column.text("below"),
                Column.text("area"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            Set<AreaId> within = in == null ? null : find.within(in);
            Filter filter = above == null
                    ? Filter.ALL
                    : Filter.equal(Organisation.PARENT, find.organisation(above).value());
            List<Organisation> organisations = Pages.all(open.storage(), Organisation.KIND, filter).stream()
                    .map(Versioned::entity)
                    .filter(each -> within == null || (each.area() != null && within.contains(each.area())))
                    .toList();
            Map<Long, String> parents = find.organisations(organisations.stream()
                    .flatMap(each -> Optional.ofNullable(each.parent()).stream())
                    .toList());
            Map<Long, String> areas = find.words(
                    Area.KIND,
                    organisations.stream()
                            .flatMap(each -> Optional.ofNullable(each.area()).stream())
                            .toList(),
                    Area::code);
            organisations.forEach(each -> table.row(Arrays.asList(
                    Long.toString(each.id().value()),
                    each.name(),
                    each.code(),
                    each.parent() == null ? null : parents.get(each.parent().value()),
                    each.area() == null ? null : areas.get(each.area().value()))));
        });
    }
}
