package org.volunteerledger.cube;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.column.HourRow;
import org.volunteerledger.ledger.Attribution;

/**
 * Writes the entries of a cube that still count, account by account, in some 20 bytes each: an id as a number of its column, given with
 * the id when it first occurs; a day as the distance from the day before it; all numbers in as few bytes as they need.
 */
final class SnapshotWriter {

    /** What a row keeps. A snapshot with another list is of another version, whose rows lack something or have it in excess. */
    static final String COLUMNS = Arrays.toString(Dimension.values())
            + Arrays.stream(Measure.values()).map(Measure::name).collect(Collectors.joining(", "));

    static final int IDS = 8;

    private final CubeLedger ledger;
    private final LedgerMark mark;
    private final LongIndex[] numbers = new LongIndex[IDS];
    private long day;

    SnapshotWriter(CubeLedger ledger, LedgerMark mark) {
        this.ledger = ledger;
        this.mark = mark;
        Arrays.setAll(numbers, column -> new LongIndex());
    }

    void writeTo(DataOutputStream out) throws IOException {
        AccountRows accounts = ledger.accounts();
        out.writeUTF(COLUMNS);
        out.writeLong(mark.position());
        out.writeUTF(mark.digest());
        out.writeLong(ledger.entries());
        out.writeInt(accounts.size());
        for (int account = 0; account < accounts.size(); account++) {
            write(out, account);
        }
    }

    /** The count of entries, and each that counts after how many were skipped; a 0 ends them. */
    private void write(DataOutputStream out, int account) throws IOException {
        AccountRows accounts = ledger.accounts();
        int count = accounts.count(account);
        out.writeLong(accounts.idOf(account));
        writeNumber(out, count);
        int skipped = 0;
        for (int sequence = 1; sequence <= count; sequence++) {
            int row = accounts.row(account, sequence);
            if (row < 0 || !ledger.counts(row)) {
                skipped++;
                continue;
            }
            writeNumber(out, skipped + 1L);
            write(out, ledger.row(row));
            skipped = 0;
        }
        writeNumber(out, 0);
    }

    private void write(DataOutputStream out, HourRow row) throws IOException {
        Attribution a = row.attribution();
        writeId(out, 0, a.volunteer());
        writeId(out, 1, a.activity());
        writeId(out, 2, a.project());
        writeId(out, 3, a.team());
        writeId(out, 4, a.organisation());
        writeId(out, 5, a.area());
        writeId(out, 6, a.station());
        writeId(out, 7, a.category());
        out.writeByte(row.book().code());
        out.writeByte(row.evidence().code());
        long distance = row.day().toEpochDay() - day;
        day += distance;
        writeNumber(out, (distance << 1) ^ (distance >> 63));
        writeNumber(out, row.minutes());
        writeNumber(out, row.participations());
        writeNumber(out, row.beneficiaryVisits());
    }

    private void writeId(DataOutputStream out, int column, long id) throws IOException {
        LongIndex known = numbers[column];
        int next = known.size();
        int number = known.of(id);
        writeNumber(out, number);
        if (number == next) {
            out.writeLong(id);
        }
    }

    /** Seven bits in each byte, the lowest first; the highest bit says that more follow. */
    private static void writeNumber(DataOutputStream out, long number) throws IOException {
        long left = number;
        while ((left & ~0x7FL) != 0) {
            out.writeByte((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }
}
