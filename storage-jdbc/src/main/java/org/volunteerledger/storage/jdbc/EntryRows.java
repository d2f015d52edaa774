package org.volunteerledger.storage.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.storage.StorageError;

/** How an entry of the ledger becomes a row and back. */
final class EntryRows {

    private static final List<String> COLUMNS = List.of(
            "account",
            "sequence",
            "entry_key",
            "kind",
            "voided",
            "volunteer",
            "activity",
            "project",
            "team",
            "organisation",
            "area",
            "station",
            "category",
            "book",
            "evidence",
            "service_day",
            "service_month",
            "service_start",
            "service_end",
            "minutes",
            "participations",
            "beneficiary_visits",
            "reductions",
            "policy",
            "reason",
            "recorded_at",
            "recorded_by",
            "change_id",
            "hash");

    private EntryRows() {}

    static String columns() {
        return String.join(", ", COLUMNS);
    }

    static String insert(String table) {
        return "INSERT INTO " + table + " (" + columns() + ") VALUES ("
                + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";
    }

    static void bind(PreparedStatement statement, HourEntry e) throws SQLException {
        Attribution a = e.attribution();
        LocalDate day = e.time().day();
        int at = 0;
        statement.setLong(++at, e.account().value());
        statement.setLong(++at, e.sequence());
        statement.setString(++at, e.key());
        statement.setInt(++at, e.kind().sign());
        statement.setLong(++at, e.voided());
        statement.setLong(++at, a.volunteer());
        statement.setLong(++at, a.activity());
        statement.setLong(++at, a.project());
        statement.setLong(++at, a.team());
        statement.setLong(++at, a.organisation());
        statement.setLong(++at, a.area());
        statement.setLong(++at, a.station());
        statement.setLong(++at, a.category());
        statement.setInt(++at, e.book().code());
        statement.setInt(++at, e.evidence().code());
        statement.setInt(++at, (int) day.toEpochDay());
        statement.setInt(++at, day.getYear() * 12 + day.getMonthValue() - 1);
        Batch.setLong(statement, ++at, seconds(e.time().start()));
        Batch.setLong(statement, ++at, seconds(e.time().end()));
        statement.setInt(++at, e.minutes());
        statement.setInt(++at, e.participations());
        statement.setInt(++at, e.beneficiaryVisits());
        Batch.setText(statement, ++at, text(e.reductions()));
        statement.setLong(++at, e.policy());
        Batch.setText(statement, ++at, e.reason());
        statement.setLong(++at, e.recordedAt().toEpochMilli());
        statement.setString(++at, e.recordedBy());
        statement.setLong(++at, e.change());
        statement.setString(++at, e.hash());
    }

    static HourEntry read(ResultSet row) throws SQLException {
        long account = row.getLong(1);
        long sequence = row.getLong(2);
        try {
            return new HourEntry(
                    new AccountId(account),
                    sequence,
                    row.getString(3),
                    kind(row.getInt(4)),
                    row.getLong(5),
                    attribution(row),
                    Book.ofCode(row.getInt(14)),
                    Evidence.ofCode(row.getInt(15)),
                    new ServiceTime(LocalDate.ofEpochDay(row.getInt(16)), instant(row, 18), instant(row, 19)),
                    row.getInt(20),
                    row.getInt(21),
                    row.getInt(22),
                    reductions(row.getString(23)),
                    row.getLong(24),
                    row.getString(25),
                    Instant.ofEpochMilli(row.getLong(26)),
                    row.getString(27),
                    row.getLong(28),
                    row.getString(29));
        } catch (IllegalArgumentException | InvalidInput e) {
            throw new Corrupt(
                    StorageError.UNREADABLE,
                    "The stored entry " + sequence + " of account " + account + " is not a readable entry.",
                    Map.of("account", account, "sequence", sequence));
        }
    }

    private static Attribution attribution(ResultSet row) throws SQLException {
        return new Attribution(
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13));
    }

    private static EntryKind kind(int sign) {
        for (EntryKind kind : EntryKind.values()) {
            if (kind.sign() == sign) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there is no EntryKind of sign " + sign);
    }

    private static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(seconds);
    }

    /** Code and minutes of each, such as {@code 1:30,8:5}; null for none, since some databases take an empty text for it. */
    private static @Nullable String text(List<Reduction> reductions) {
        return reductions.isEmpty()
                ? null
                : reductions.stream()
                        .map(reduction -> reduction.reason().code() + ":" + reduction.minutes())
                        .collect(Collectors.joining(","));
    }

    private static List<Reduction> reductions(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<Reduction> reductions = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("a reduction has no minutes");
            }
            reductions.add(new Reduction(
                    ReductionReason.ofCode(Integer.parseInt(part.substring(0, colon))),
                    Integer.parseInt(part.substring(colon + 1))));
        }
        return reductions;
    }
}
