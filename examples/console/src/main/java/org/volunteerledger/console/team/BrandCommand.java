package org.volunteerledger.console.team;

import java.util.Comparator;
import java.util.List;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Brand;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code team brand}: the brands under which teams are known. */
@CommandLine.Command(
        name = "brand",
        description = "The brands under which teams are known; 'report --by team.brand' adds up by them.",
        footer = {
            "",
            "Examples:",
            "  team brand add 红马甲",
            "  team found 一队 --organisation 学校 --area 640106001 --brand 红马甲"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class BrandCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    BrandCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "add",
            description = "Registers a brand.",
            footer = {"", "Example:", "  team brand add 红马甲"},
            mixinStandardHelpOptions = true)
    int add(@Parameters(paramLabel = "NAME", description = "The name.") String name, @Mixin LineOptions options) {
        return options.begin(terminal, stores, open -> {
            open.ledger().teams().registerBrand(options.command(), name);
            return "brand " + name + " is registered";
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists the brands.",
            footer = {"", "Example:", "  team brand list"},
            mixinStandardHelpOptions = true)
    int list(@Mixin LineOptions options) {
        return options.show(
                terminal,
                stores,
                List.of(Column.text("brand"), Column.text("name")),
                (open, table) -> Pages.all(open.storage(), Brand.KIND, Filter.ALL).stream()
                        .map(Versioned::entity)
                        .sorted(Comparator.comparing(Brand::name))
                        .forEach(brand ->
                                table.row(List.of(Long.toString(brand.id().value()), brand.name()))));
    }
}
