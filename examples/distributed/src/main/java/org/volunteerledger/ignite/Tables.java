package org.volunteerledger.ignite;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.lang.IgniteException;
import org.apache.ignite.sql.ResultSet;
import org.apache.ignite.sql.SqlRow;
import org.apache.ignite.table.KeyValueView;
import org.apache.ignite.table.Tuple;
import org.apache.ignite.tx.Transaction;
import org.apache.ignite.tx.TransactionOptions;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ordered.Family;
import org.volunteerledger.ordered.Keys;
import org.volunteerledger.storage.StorageError;

/**
 * What lies where in the cluster. Two tables serve every ledger, and each ledger has a number in them:
 *
 * <ul>
 *   <li>{@code ledger_entry}: the entries, by account and sequence. The account decides the partition, so that all of a volunteer's entries
 *       are on the same node. What reports group and filter by are columns, so that the nodes can add up.
 *   <li>{@code ledger_row}: everything else, by its key. A record, its index and the account of a volunteer are in the partition of the
 *       same number; a unique key is where its text leads.
 * </ul>
 */
final class Tables {

    private static final String ZONE = "ledger_zone";

    private final KeyValueView<Tuple, Tuple> rows;
    private final KeyValueView<Tuple, Tuple> entries;
    private final long ledger;

    private Tables(KeyValueView<Tuple, Tuple> rows, KeyValueView<Tuple, Tuple> entries, long ledger) {
        this.rows = rows;
        this.entries = entries;
        this.ledger = ledger;
    }

    /** Makes the tables that are not there yet. */
    static void create(IgniteClient client, int replicas, int partitions) {
        String zone = "create zone if not exists " + ZONE + " (replicas " + replicas + ", partitions " + partitions
                + ") storage profiles ['default'];";
        String row = "create table if not exists ledger_row (ledger bigint, k varbinary(2000), p bigint,"
                + " v varbinary(16000000), primary key using sorted (ledger, k, p)) colocate by (p) zone " + ZONE + ";";
        String entry = "create table if not exists ledger_entry (ledger bigint, account bigint, sequence bigint,"
                + " v varbinary(1000000), service_day int, service_month int, book int, evidence int,"
                + " volunteer bigint, activity bigint, project bigint, team bigint, organisation bigint, area bigint,"
                + " station bigint, category bigint, minutes int, participations int, beneficiary_visits int, kind int,"
                + " primary key using sorted (ledger, account, sequence)) colocate by (account) zone " + ZONE + ";";
        try {
            client.sql().executeScript(zone + row + entry);
        } catch (IgniteException e) {
            throw Failures.whileReading(e);
        }
    }

    static Tables of(IgniteClient client, long ledger) {
        return new Tables(view(client, "ledger_row"), view(client, "ledger_entry"), ledger);
    }

    private static KeyValueView<Tuple, Tuple> view(IgniteClient client, String name) {
        var table = client.tables().table(name);
        if (table == null) {
            throw new SchemaMismatch(
                    StorageError.WRONG_SCHEMA, "The cluster has no table " + name + ": create the tables first.");
        }
        return table.keyValueView();
    }

    /** Eleven columns of an entry are numbers of eight bytes, with the key; eight are of four. */
    long entryBytes(IgniteClient client) {
        return sum(client, "select sum(octet_length(v) + 11 * 8 + 8 * 4) from ledger_entry where ledger = ?");
    }

    long rowBytes(IgniteClient client) {
        return sum(client, "select sum(octet_length(k) + octet_length(v) + 2 * 8) from ledger_row where ledger = ?");
    }

    /** In a transaction that only reads: it takes no locks, and any node that has a partition may answer. */
    private long sum(IgniteClient client, String sql) {
        Transaction reading = client.transactions().begin(new TransactionOptions().readOnly(true));
        try (ResultSet<SqlRow> rows = client.sql().execute(reading, sql, ledger)) {
            Number sum = rows.next().value(0);
            return sum == null ? 0 : sum.longValue();
        } finally {
            reading.rollback();
        }
    }

    long ledger() {
        return ledger;
    }

    KeyValueView<Tuple, Tuple> of(Family family) {
        return family == Family.ENTRIES ? entries : rows;
    }

    /** The primary key. */
    Tuple key(Family family, byte[] key) {
        if (family == Family.ENTRIES) {
            ByteBuffer place = ByteBuffer.wrap(key);
            return Tuple.create()
                    .set("ledger", ledger)
                    .set("account", place.getLong())
                    .set("sequence", place.getLong());
        }
        return Tuple.create()
                .set("ledger", ledger)
                .set("k", stored(family, key))
                .set("p", partition(family, key));
    }

    static Tuple value(byte[] value) {
        return Tuple.create().set("v", value);
    }

    static Tuple value(HourEntry entry, byte[] value) {
        Attribution whom = entry.attribution();
        return value(value)
                .set("service_day", (int) entry.time().day().toEpochDay())
                .set(
                        "service_month",
                        entry.time().day().getYear() * 12 + entry.time().day().getMonthValue() - 1)
                .set("book", entry.book().code())
                .set("evidence", entry.evidence().code())
                .set("volunteer", whom.volunteer())
                .set("activity", whom.activity())
                .set("project", whom.project())
                .set("team", whom.team())
                .set("organisation", whom.organisation())
                .set("area", whom.area())
                .set("station", whom.station())
                .set("category", whom.category())
                .set("minutes", entry.minutes())
                .set("participations", entry.participations())
                .set("beneficiary_visits", entry.beneficiaryVisits())
                .set("kind", entry.kind().sign());
    }

    /** The key in {@code ledger_row}: the families follow each other. */
    static byte[] stored(Family family, byte[] key) {
        return Keys.join(new byte[] {number(family)}, key);
    }

    /** Written in every key, so it never changes. */
    private static byte number(Family family) {
        return switch (family) {
            case DEFAULT -> 1;
            case RECORDS -> 2;
            case INDEX -> 3;
            case OWNERS -> 4;
            case ACCOUNTS -> 5;
            case ENTRIES -> throw new IllegalArgumentException("entries have a table of their own");
            case ENTRY_KEYS -> 6;
            case CHANGE_ENTRIES -> 7;
            case CHANGES -> 8;
            case CHANGE_KEYS -> 9;
        };
    }

    private static long partition(Family family, byte[] key) {
        return switch (family) {
            case RECORDS, INDEX, CHANGES -> Keys.lastNumber(key);
            case ACCOUNTS, CHANGE_ENTRIES, ENTRIES -> firstNumber(key);
            case DEFAULT, OWNERS, ENTRY_KEYS, CHANGE_KEYS -> Arrays.hashCode(key);
        };
    }

    static long firstNumber(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }
}
