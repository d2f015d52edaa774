package org.volunteerledger.console.team;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code team category}: the kinds of service. */
@CommandLine.Command(
        name = "category",
        description = "The categories of service, such as care or patrol.",
        footer = {"", "Example:", "  team category register care 关爱"},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CategoryCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    CategoryCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @CommandLine.Command(
            name = "register",
            description = "Registers a category of service.",
            footer = {"", "Example:", "  team category register care 关爱"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int register(
            @Parameters(index = "0", paramLabel = "CODE", description = "The code.") String code,
            @Parameters(index = "1", paramLabel = "NAME", description = "The name.") String name,
            @Mixin LineOptions options) {
        return options.begin(terminal, stores, open -> {
            open.ledger().services().registerCategory(options.command(), code, name);
            return "category " + code + " " + name + " is registered";
        });
    }

    @CommandLine.Command(
            name = "list",
            description = "Lists the categories of service.",
            footer = {"", "Example:", "  team category list"},
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int list(@Mixin LineOptions options) {
        List<Column> columns = List.of(Column.text("category"), Column.text("name"));
        return options.show(
                terminal,
                stores,
                columns,
                (open, table) -> Pages.all(open.storage(), ServiceCategory.KIND, Filter.ALL).stream()
                        .map(Versioned::entity)
                        .sorted(Comparator.comparing(ServiceCategory::code))
                        .forEach(category -> table.row(Arrays.asList(category.code(), category.name()))));
    }
}
