package org.volunteerledger.console.honour;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.ActOptions;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.honour.RatingRun;
import org.volunteerledger.honour.StarChange;
import org.volunteerledger.honour.StarLevel;
import org.volunteerledger.honour.StarRating;
import org.volunteerledger.honour.StarSummary;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honour stars}: rates volunteers, and shows levels. */
@Command(
        name = "stars",
        description = {
            "Rates volunteers by the ladder of where they live, as of a day, records what has changed, and shows how many hold which"
                    + " level.",
            "",
            "A void that drops somebody below a level takes it away. With --volunteer, shows how one level has changed."
        },
        footer = {"", "Examples:", "  honour stars --on 2026-12-31 --area 360802", "  honour stars --volunteer V1"},
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class StarsCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--on", paramLabel = "DATE", description = "The last service day that counts. Default: today")
    private @Nullable LocalDate on;

    @Option(names = "--area", paramLabel = "CODE", description = "Only who lives there, or within.")
    private @Nullable String area;

    @Option(names = "--volunteer", paramLabel = "NUMBER", description = "Show the changes of one volunteer instead.")
    private @Nullable String volunteer;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private TableFormat format = TableFormat.TABLE;

    @Mixin
    private ActOptions act = new ActOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    StarsCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        String number = volunteer;
        if (number != null) {
            return stores.with(store, Stores.Access.READ, open -> {
                history(open, new Names(open).volunteer(number));
                return ExitCode.OK;
            });
        }
        return stores.with(store, Stores.Access.WRITE, open -> {
            RatingRun run = RatingRun.on(open.orToday(on));
            rate(open, area == null ? run : run.in(new Names(open).area(area)));
            levels(open);
            return ExitCode.OK;
        });
    }

    private void rate(OpenLedger open, RatingRun run) {
        StarSummary summary;
        try (Progress progress = Progress.of(
                terminal,
                "Rating",
                "volunteers",
                open.storage().count(Volunteer.KIND, Filter.ALL, List.of()).total())) {
            summary = open.ledger().stars().rate(act.command(open.actor()), run, progress::at);
        }
        terminal.err()
                .println(String.format(
                        Locale.ROOT,
                        "rated: %d volunteers; granted %d, raised %d, revoked %d",
                        summary.rated(),
                        summary.granted(),
                        summary.raised(),
                        summary.revoked()));
    }

    private void levels(OpenLedger open) {
        TableWriter table = TableWriter.of(
                format, List.of(Column.number("stars"), Column.number("volunteers")), terminal.out(), false);
        open.storage().count(StarRating.KIND, Filter.ALL, List.of(StarRating.STARS.name())).rows().stream()
                .sorted(Comparator.comparing(StarsCommand::stars))
                .forEach(row -> table.row(List.of(stars(row), row.count())));
        table.finish(List.of());
    }

    private void history(OpenLedger open, Volunteer of) {
        TableWriter table = TableWriter.of(
                format,
                List.of(
                        Column.text("on"),
                        Column.text("change"),
                        Column.text("cause"),
                        Column.text("before"),
                        Column.text("after"),
                        Column.number("minutes")),
                terminal.out(),
                false);
        for (StarChange change : open.ledger().stars().history(of.id())) {
            table.row(List.of(
                    change.on(),
                    change.type().name(),
                    change.cause().name(),
                    label(change.before()),
                    label(change.after()),
                    change.minutes()));
        }
        table.finish(List.of());
    }

    private static long stars(Counts.Row row) {
        return (long) Objects.requireNonNull(row.keys().get(0));
    }

    private static String label(StarLevel level) {
        String rounds = level.rounds() > 1 ? " x" + level.rounds() : "";
        String medals = level.medals().isEmpty() ? "" : " " + String.join(" ", level.medals());
        return level.stars() + rounds + medals;
    }
}
