package org.volunteerledger.console.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.csv.CsvReader;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.terminal.Progress;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.ledger.ServiceTime;

/**
 * Imports one file. Rows are committed some thousands at a time, and each has a key by which it is recognised: an import that was
 * interrupted is completed by running it again. Memory does not grow with the file.
 */
final class FileImport {

    private static final int BATCH = 2_000;
    private static final int ATTEMPTS = 5;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** Where to look for what the ledger refuses. */
    private static final Map<String, Field> COLUMNS_OF_REFUSALS = Map.of(
            "OVERLAP", Field.START,
            "FUTURE", Field.DATE,
            "NOT_REGISTERED", Field.VOLUNTEER,
            "ENTRY_KEY_REUSED", Field.KEY);

    private final OpenLedger open;
    private final ImportSettings settings;
    private final Columns columns;
    private final References references;
    private final RowReader reader;
    private final RowKeys keys;
    private final RejectFile rejects;
    private final ImportCounts counts = new ImportCounts();
    private final List<Pending> batch = new ArrayList<>(BATCH);
    private final String run = UUID.randomUUID().toString();

    private FileImport(
            OpenLedger open, ImportSettings settings, Survey survey, References references, RejectFile rejects) {
        this.open = open;
        this.settings = settings;
        this.columns = survey.columns();
        this.references = references;
        this.reader = survey.reader();
        this.keys = survey.keys();
        this.rejects = rejects;
    }

    /**
     * Imports a file.
     *
     * @param open       the ledger
     * @param settings   how
     * @param file       the file
     * @param survey     what a first look found
     * @param references finds what rows refer to
     * @param rejects    where refused rows go
     * @param progress   is told how many rows are done
     * @return what became of the rows
     */
    static ImportCounts run(
            OpenLedger open,
            ImportSettings settings,
            Path file,
            Survey survey,
            References references,
            RejectFile rejects,
            Progress progress)
            throws IOException {
        FileImport job = new FileImport(open, settings, survey, references, rejects);
        try (CsvReader rows = survey.reopen(file, settings)) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                if (!row.isEmpty()) {
                    job.add(row);
                    progress.at(job.counts.rows());
                }
            }
        }
        job.flush();
        job.counts.requireSum();
        return job.counts;
    }

    private void add(CsvRow row) {
        counts.addRow();
        batch.add(understood(row));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private Pending understood(CsvRow row) {
        Pending read = reader.read(row);
        return columns.has(Field.KEY) ? read : read.keyed(keys.next(read));
    }

    private void flush() {
        references.prepare(
                batch.stream().map(Pending::service).filter(Objects::nonNull).toList());
        List<Pending> done = batch.stream().map(this::referred).toList();
        List<HourRecord> records =
                done.stream().map(Pending::record).filter(Objects::nonNull).toList();
        Iterator<RecordOutcome> outcomes =
                settings.dryRun() ? Collections.emptyIterator() : post(records).iterator();
        for (Pending each : done) {
            if (each.error() != null) {
                refuse(each, each.column(), each.error());
            } else if (settings.dryRun()) {
                counts.addAccepted();
            } else {
                count(each, outcomes.next());
            }
        }
        batch.clear();
    }

    private Pending referred(Pending pending) {
        ServiceRow service = pending.service();
        if (service == null) {
            return pending;
        }
        try {
            HourRecord record = service.record(pending.key(), references.of(service));
            return settings.dryRun() && !isOver(service.time())
                    ? pending.refusedFor(columns.heading(Field.DATE), notOver(service.time()))
                    : pending.with(record);
        } catch (CellFault e) {
            return pending.refusedFor(columns.heading(e.field()), e.error());
        } catch (InvalidInput e) {
            return pending.refusedFor("", e);
        }
    }

    /** What the ledger asks of every record, for a run that does not come to it. */
    private boolean isOver(ServiceTime time) {
        Instant end = time.end();
        return end == null
                ? !time.day().isAfter(open.today())
                : !end.isAfter(open.now().plus(CLOCK_SKEW));
    }

    private static Refused notOver(ServiceTime time) {
        return new Refused(
                HoursError.FUTURE, "The service on " + time.day() + " has not ended yet.", Map.of("day", time.day()));
    }

    /** If the connection breaks while committing, the same call again finds out whether the records are there. */
    private List<RecordOutcome> post(List<HourRecord> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        Command command = Command.of("import-" + run + "-" + counts.rows(), open.actor());
        for (int attempt = 1; ; attempt++) {
            try {
                return open.ledger().hours().record(command, records, settings.rules());
            } catch (OutcomeUnknown e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void refuse(Pending row, String column, LedgerException error) {
        counts.addRefused(row.row().row(), column, error.code());
        rejects.add(row, column, error);
    }

    private void count(Pending row, RecordOutcome outcome) {
        if (outcome instanceof RecordOutcome.Rejected rejected) {
            LedgerException error = rejected.error();
            Field field = COLUMNS_OF_REFUSALS.get(error.code().name());
            refuse(row, field == null ? "" : columns.heading(field), error);
        } else {
            counts.add(outcome);
        }
    }
}
