package org.volunteerledger.cube;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;

/** Reads what {@link SnapshotWriter} wrote into an empty cube. */
final class SnapshotReader {

    private final DataInputStream in;
    private final CubeLedger ledger;
    private final LongConsumer room;
    private final LongIndex[] numbers = new LongIndex[SnapshotWriter.IDS];
    private long day;

    /** {@code room} is told the number of entries, and throws if they are too many. */
    SnapshotReader(DataInputStream in, CubeLedger ledger, LongConsumer room) {
        this.in = in;
        this.ledger = ledger;
        this.room = room;
        Arrays.setAll(numbers, column -> new LongIndex());
    }

    /** Fills the cube, and answers the position that it is as of. */
    long read(Feed feed) throws IOException {
        requireColumns();
        LedgerMark mark = new LedgerMark(in.readLong(), in.readUTF());
        requireLedger(feed, mark);
        long entries = in.readLong();
        room.accept(entries);
        try {
            for (int accounts = in.readInt(); accounts > 0; accounts--) {
                readAccount();
            }
        } catch (InvalidInput | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw SnapshotFile.damaged("holds an entry that cannot be");
        }
        if (ledger.entries() != entries) {
            throw SnapshotFile.damaged("holds " + ledger.entries() + " entries, and says " + entries);
        }
        return mark.position();
    }

    private void requireColumns() throws IOException {
        if (!in.readUTF().equals(SnapshotWriter.COLUMNS)) {
            throw new SchemaMismatch(
                    CubeError.SNAPSHOT_OLDER, "The entries of the snapshot have other columns than those of now.");
        }
    }

    private static void requireLedger(Feed feed, LedgerMark mark) {
        if (mark.position() < 0 || !LedgerMark.of(feed, mark.position()).equals(mark)) {
            throw new InvalidInput(
                    CubeError.SNAPSHOT_OF_ANOTHER_LEDGER,
                    "The ledger has no such change at position " + mark.position() + " as the snapshot.",
                    Map.of("position", mark.position()));
        }
    }

    private void readAccount() throws IOException {
        AccountId id = new AccountId(in.readLong());
        int account = ledger.accounts().of(id.value());
        int count = Math.toIntExact(readNumber());
        for (long step = readNumber(); step != 0; step = readNumber()) {
            ledger.skip(account, Math.toIntExact(step - 1));
            ledger.take(readEntry(id, ledger.accounts().count(account) + 1L));
        }
        ledger.skip(account, count - ledger.accounts().count(account));
    }

    /** An entry that stands for the one of which the cube kept this much. */
    private HourEntry readEntry(AccountId account, long sequence) throws IOException {
        Attribution attribution =
                new Attribution(readId(0), readId(1), readId(2), readId(3), readId(4), readId(5), readId(6), readId(7));
        Book book = Book.ofCode(in.readByte());
        Evidence evidence = Evidence.ofCode(in.readByte());
        long distance = readNumber();
        day += (distance >>> 1) ^ -(distance & 1);
        return new HourEntry(
                account,
                sequence,
                "-",
                EntryKind.GRANT,
                0,
                attribution,
                book,
                evidence,
                ServiceTime.on(LocalDate.ofEpochDay(day)),
                Math.toIntExact(readNumber()),
                Math.toIntExact(readNumber()),
                Math.toIntExact(readNumber()),
                List.of(),
                Attribution.NONE,
                null,
                Instant.EPOCH,
                "-",
                1,
                HashChain.START);
    }

    private long readId(int column) throws IOException {
        LongIndex known = numbers[column];
        long number = readNumber();
        if (number > known.size()) {
            throw new IllegalArgumentException("a number without an id");
        }
        if (number == known.size()) {
            known.of(in.readLong());
        }
        return known.idOf((int) number);
    }

    private long readNumber() throws IOException {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.readByte();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
