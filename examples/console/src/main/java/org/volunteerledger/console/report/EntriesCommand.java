package org.volunteerledger.console.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.accrual.HourFormat;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code entries}: the entries behind a figure. */
@Command(
        name = "entries",
        description = {
            "Lists the entries that a report counts, with the same filters; their sum is that of the report. Entries that were"
                    + " taken back are left out, unless --all shows them with what took them back. The first column is what"
                    + " 'hours' calls an entry.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  entries --where volunteer=V100 --from 2026-01-01",
            "  entries --where team=安婆婆 --format csv --out entries.csv"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class EntriesCommand implements Callable<Integer> {

    private static final int BATCH = 1_000;

    private final Terminal terminal;
    private final Stores stores;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(names = "--all", description = "Also entries that were taken back, and the voids that did it.")
    private boolean all;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    /**
     * Makes the command.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     */
    public EntriesCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        try (OpenLedger open = stores.open(store, Stores.Access.READ)) {
            HourFilter hours = open.ledger().reports().filter(filter.everything(open), open.today());
            EntryLabels labels = new EntryLabels(open);
            output.write(terminal, Outputs.of(store), columns(labels), table -> list(open, hours, labels, table));
        }
        return ExitCode.OK;
    }

    private void list(OpenLedger open, HourFilter hours, EntryLabels labels, TableWriter table) {
        Listing listing = new Listing(open, labels, table);
        Consumer<HourEntry> next = all ? listing::add : new EffectiveOnly(listing::add);
        Pages.visitEntries(open.storage(), EntryFilter.matching(hours), next);
        if (next instanceof EffectiveOnly effective) {
            effective.finish();
        }
        listing.finish();
    }

    private static List<Column> columns(EntryLabels labels) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("entry"),
                Column.text("date"),
                Column.text("start"),
                Column.text("end"),
                Column.number("minutes"),
                Column.number("hours"),
                Column.number("participations"),
                Column.number("visits")));
        labels.columns().forEach(column -> columns.add(Column.text(column)));
        columns.addAll(List.of(
                Column.text("book"),
                Column.text("kind"),
                Column.text("evidence"),
                Column.text("not_credited"),
                Column.text("key"),
                Column.text("recorded_at"),
                Column.text("recorded_by")));
        return columns;
    }

    /** Entries on their way into the table, some at a time for the sake of their labels. */
    private static final class Listing {

        private final OpenLedger open;
        private final EntryLabels labels;
        private final TableWriter table;
        private final List<HourEntry> waiting = new ArrayList<>();
        private long minutes;
        private long participations;
        private long visits;

        Listing(OpenLedger open, EntryLabels labels, TableWriter table) {
            this.open = open;
            this.labels = labels;
            this.table = table;
        }

        void add(HourEntry entry) {
            waiting.add(entry);
            if (waiting.size() == BATCH) {
                flush();
            }
        }

        void finish() {
            flush();
            List<@Nullable Object> totals = new ArrayList<>();
            totals.add("total");
            totals.add(null);
            totals.add(null);
            totals.add(null);
            totals.add(minutes);
            totals.add(HourFormat.HUNDREDTHS.hours(minutes));
            totals.add(participations);
            totals.add(visits);
            int more = columns(labels).size() - totals.size();
            for (int i = 0; i < more; i++) {
                totals.add(null);
            }
            table.finish(totals);
        }

        private void flush() {
            Map<String, Map<Long, String>> words = labels.of(waiting);
            waiting.forEach(entry -> table.row(row(entry, words)));
            waiting.clear();
        }

        private List<@Nullable Object> row(HourEntry entry, Map<String, Map<Long, String>> words) {
            minutes += entry.minutes();
            participations += entry.participations();
            visits += entry.beneficiaryVisits();
            List<@Nullable Object> row = new ArrayList<>();
            row.add(EntryRef.of(entry).toString());
            row.add(entry.time().day().toString());
            row.add(local(entry.time().start()));
            row.add(local(entry.time().end()));
            row.add(entry.minutes());
            row.add(HourFormat.HUNDREDTHS.hours(entry.minutes()));
            row.add(entry.participations());
            row.add(entry.beneficiaryVisits());
            for (String column : labels.columns()) {
                row.add(Objects.requireNonNull(words.get(column)).get(labels.id(column, entry)));
            }
            row.add(entry.book().name());
            row.add(
                    entry.kind() == EntryKind.VOID
                            ? "VOID of " + new EntryRef(entry.account(), entry.voided())
                            : entry.kind().name());
            row.add(entry.evidence().name());
            row.add(entry.reductions().stream()
                    .map(reduction -> reduction.reason() + " " + reduction.minutes())
                    .collect(Collectors.joining("; ")));
            row.add(entry.key());
            row.add(entry.recordedAt().toString());
            row.add(entry.recordedBy());
            return row;
        }

        private @Nullable String local(@Nullable Instant instant) {
            return instant == null
                    ? null
                    : instant.atZone(open.zone())
                            .toLocalDateTime()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString();
        }
    }

    /** Leaves out voids and what they took back. A void lies in the account of its grant, so one account at a time is enough. */
    private static final class EffectiveOnly implements Consumer<HourEntry> {

        private final Consumer<HourEntry> next;
        private final List<HourEntry> account = new ArrayList<>();

        EffectiveOnly(Consumer<HourEntry> next) {
            this.next = next;
        }

        @Override
        public void accept(HourEntry entry) {
            if (!account.isEmpty() && !account.get(0).account().equals(entry.account())) {
                finish();
            }
            account.add(entry);
        }

        void finish() {
            Set<Long> takenBack = new HashSet<>();
            account.stream().filter(entry -> entry.kind() == EntryKind.VOID).forEach(entry -> {
                takenBack.add(entry.voided());
                takenBack.add(entry.sequence());
            });
            account.stream()
                    .filter(entry -> !takenBack.contains(entry.sequence()))
                    .forEach(next);
            account.clear();
        }
    }
}
