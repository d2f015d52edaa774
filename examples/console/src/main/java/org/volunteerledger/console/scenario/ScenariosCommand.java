package org.volunteerledger.console.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.tck.article.ArticleScenario;
import org.volunteerledger.tck.article.ArticleScenarios;
import org.volunteerledger.tck.article.Figure;
import org.volunteerledger.tck.article.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scenarios}: plays the systems of the articles and compares their figures. */
@Command(
        name = "scenarios",
        description = {
            "Plays the systems that the newspaper articles describe (S1 to S20) on a store, and shows each figure of the article"
                    + " beside the one computed. Ends with 1 if any differ. What it plays stays in the store, so choose one of"
                    + " its own; without --store it is in memory."
        },
        footer = {"", "Examples:", "  scenarios", "  scenarios S5 S8 --store h2:./play/ledger --format md"},
        defaultValueProvider = ScenariosCommand.InMemory.class,
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ScenariosCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS = List.of(
            Column.text("system"),
            Column.text("figure"),
            Column.number("article"),
            Column.number("computed"),
            Column.text("same"));

    private final Terminal terminal;
    private final Stores stores;

    @Parameters(arity = "0..*", paramLabel = "SYSTEM", description = "The systems to play, such as S5. Default: all")
    private List<String> systems = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "How to show the figures: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private TableFormat format = TableFormat.TABLE;

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public ScenariosCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        List<ArticleScenario> chosen = systems.isEmpty() ? ArticleScenarios.all() : chosen();
        TableWriter table = TableWriter.of(format, COLUMNS, terminal.out(), false);
        long figures = 0;
        long different = 0;
        try (OpenLedger open = stores.open(store, Stores.Access.WRITE);
                Progress progress = Progress.of(terminal, "Playing", "systems", chosen.size())) {
            String run = Long.toString(open.ids().next(), Character.MAX_RADIX);
            for (int i = 0; i < chosen.size(); i++) {
                progress.at(i);
                ArticleScenario scenario = chosen.get(i);
                String name = run + "-" + scenario.system();
                Stage stage = Stage.over(open.storage(), open.keys(), open.ids(), name)
                        .atFullSize();
                for (Figure figure : scenario.play(stage)) {
                    figures++;
                    different += figure.same() ? 0 : 1;
                    table.row(row(scenario, figure));
                }
            }
        }
        table.finish(List.of());
        terminal.err()
                .println(String.format(
                        Locale.ROOT,
                        "played: %d systems, %d figures; %d differ from the article",
                        chosen.size(),
                        figures,
                        different));
        return different == 0 ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static List<Object> row(ArticleScenario scenario, Figure figure) {
        return List.of(
                scenario.system() + " " + scenario.title(),
                figure.name(),
                figure.article(),
                figure.computed(),
                figure.same() ? "yes" : "NO");
    }

    private List<ArticleScenario> chosen() {
        try {
            return systems.stream()
                    .map(system -> ArticleScenarios.of(system.toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "A system is one of " + known() + ".", e);
        }
    }

    private static String known() {
        return ArticleScenarios.all().stream().map(ArticleScenario::system).collect(Collectors.joining(", "));
    }

    /** Unlike other commands, this one is not meant for the store that somebody works with. */
    static final class InMemory implements IDefaultValueProvider {

        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            return argument instanceof OptionSpec option && option.longestName().equals("--store") ? "memory" : null;
        }
    }
}
