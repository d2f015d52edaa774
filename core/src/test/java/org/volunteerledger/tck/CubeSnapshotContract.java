package org.volunteerledger.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.cube.CubeError;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;

/** A cube goes on from a file as if it had never stopped, or says why the file is of no use. */
public abstract class CubeSnapshotContract extends StorageContract {

    private static final String GOES_ON = "Cube.Builder.restore: what the file holds, and what was committed since";

    /** Where the form of the file is told. */
    private static final int FORM_AT = Long.BYTES;

    @TempDir
    private Path folder = Path.of("");

    /** For subclasses. */
    protected CubeSnapshotContract() {}

    /** A cube is made over a storage that owns its transactions only. */
    @BeforeEach
    public final void requireOwnTransactions() {
        needs(Capability.OWN_TRANSACTIONS);
    }

    @Test
    final void aRestoredCubeGoesOnLikeTheOneThatWasSaved() throws IOException {
        Random random = new Random(31);
        RandomPostings postings = new RandomPostings(random, storage(), samples(), 5);
        Cube cube = Cube.over(storage()).load();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 12; i++) {
                postings.post();
            }
            cube.save(file());
            // What is committed after the file was written, voids of what it holds among it, comes from the feed.
            for (int i = 0; i < round * 4; i++) {
                postings.post();
            }
            AtomicInteger read = new AtomicInteger();
            Storage watched = Disturbed.over(storage(), "entries", (call, answer) -> {
                read.addAndGet(call != null && EntryFilter.ALL.equals(call[0]) ? 1 : 0);
                return answer;
            });
            cube = Cube.over(watched).restore(file());
            Expect.equal("Cube.save: restart without a full reload", 0, read.get());
            for (HourQuery query : CubeContract.queries(random)) {
                Expect.equal(
                        GOES_ON + ", " + query,
                        CubeContract.rows(ReferenceReport.of(query, entries())),
                        CubeContract.rows(cube.aggregate(query)));
            }
            Expect.equal("Cube.entries", (long) entries().size(), cube.entries());
            CubeContract.expectVerified(cube);
        }
    }

    @Test
    final void theFileOfAnEmptyLedgerFitsItsLaterStates() throws IOException {
        Cube.over(storage()).load().save(file());
        new RandomPostings(new Random(3), storage(), samples(), 3).post();
        CubeContract.expectVerified(Cube.over(storage()).restore(file()));
    }

    @Test
    final void nothingIsLeftBesideTheFile() throws IOException {
        Cube cube = Cube.over(storage()).load();
        cube.save(file());
        cube.save(file());
        try (Stream<Path> files = Files.list(folder)) {
            Expect.equal("Cube.save: moved there at once", List.of(file()), files.toList());
        }
    }

    @Test
    final void aFileThatWasCutShortOrAlteredIsRefused() throws IOException {
        byte[] whole = saved();
        List<RecordedChange> before = storage().changesAfter(0, 10_000);
        for (int length : new int[] {0, 7, 40, whole.length / 2, whole.length - 33, whole.length - 1}) {
            refused(Corrupt.class, CubeError.SNAPSHOT_DAMAGED, Arrays.copyOf(whole, length));
        }
        for (int at = 0; at < whole.length; at += at < 60 ? 1 : 1 + whole.length / 40) {
            if (at < FORM_AT || at >= FORM_AT + Integer.BYTES) {
                byte[] altered = whole.clone();
                altered[at] ^= 0x10;
                refused(Corrupt.class, CubeError.SNAPSHOT_DAMAGED, altered);
            }
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        refused(Corrupt.class, CubeError.SNAPSHOT_DAMAGED, longer);
        Expect.equal("Cube: the ledger is untouched", before, storage().changesAfter(0, 10_000));
    }

    @Test
    final void aFileOfAnotherFormIsRefused() throws IOException {
        byte[] whole = saved();
        whole[FORM_AT + 3]++;
        refused(SchemaMismatch.class, CubeError.SNAPSHOT_NEWER, whole);
        whole[FORM_AT + 3] = 0;
        refused(SchemaMismatch.class, CubeError.SNAPSHOT_OLDER, whole);
    }

    @Test
    final void theFileOfAnotherLedgerIsRefused() throws IOException {
        Storage other = ReferenceStorage.create();
        RandomPostings elsewhere = new RandomPostings(new Random(8), other, samples(), 3);
        RandomPostings here = new RandomPostings(new Random(8), storage(), samples(), 3);
        elsewhere.post();
        elsewhere.post();
        Cube.over(other).load().save(file());
        String rule = "Cube.Builder.restore: the file is of this ledger";
        Expect.error(
                rule,
                InvalidInput.class,
                CubeError.SNAPSHOT_OF_ANOTHER_LEDGER,
                () -> Cube.over(storage()).restore(file()));
        for (int i = 0; i < 3; i++) {
            here.post();
        }
        Expect.error(
                rule,
                InvalidInput.class,
                CubeError.SNAPSHOT_OF_ANOTHER_LEDGER,
                () -> Cube.over(storage()).restore(file()));
    }

    @Test
    final void aFileThatHoldsTooMuchIsRefused() throws IOException {
        saved();
        Expect.error(
                "Cube.Builder.maxEntries",
                InvalidInput.class,
                CubeError.TOO_LARGE,
                () -> Cube.over(storage()).maxEntries(2).restore(file()));
    }

    private byte[] saved() throws IOException {
        RandomPostings postings = new RandomPostings(new Random(17), storage(), samples(), 5);
        for (int i = 0; i < 12; i++) {
            postings.post();
        }
        Cube.over(storage()).load().save(file());
        return Files.readAllBytes(file());
    }

    private <X extends LedgerException> void refused(Class<X> type, ErrorCode code, byte[] content) throws IOException {
        Files.write(file(), content);
        Expect.error(
                "Cube.Builder.restore of " + content.length + " bytes",
                type,
                code,
                () -> Cube.over(storage()).restore(file()));
    }

    private Path file() {
        return folder.resolve("ledger.cube");
    }

    private List<HourEntry> entries() {
        List<HourEntry> entries = new ArrayList<>();
        Pages.visitEntries(storage(), EntryFilter.ALL, entries::add);
        return entries;
    }
}
