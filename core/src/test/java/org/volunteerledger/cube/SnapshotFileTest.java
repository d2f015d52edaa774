package org.volunteerledger.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.tck.ReferenceStorage;

/** Files that only a program could have written. */
final class SnapshotFileTest {

    @TempDir
    private Path folder;

    @Test
    void entriesWithOtherColumnsAreOfAnotherVersion() throws IOException {
        Path file = written(out -> out.writeUTF("[VOLUNTEER, TEAM]MINUTES"));

        assertThatThrownBy(() -> restore(file))
                .isInstanceOfSatisfying(
                        SchemaMismatch.class, e -> assertThat(e.code()).isEqualTo(CubeError.SNAPSHOT_OLDER));
    }

    @Test
    void whatHoldsNoEntriesThoughItSaysSoIsDamaged() throws IOException {
        expectDamaged(written(out -> {
            header(out, 5);
            out.writeInt(0);
        }));
    }

    @Test
    void whatEndsInTheMiddleIsDamaged() throws IOException {
        expectDamaged(written(out -> {
            header(out, 1);
            out.writeInt(1_000_000);
        }));
    }

    @Test
    void entriesThatCannotBeAreDamage() throws IOException {
        for (List<Integer> bytes : List.of(
                // A number of an id that was never given; a book that there is not; a day out of range.
                List.of(1, 1, 5), List.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))) {
            expectDamaged(written(out -> {
                header(out, 1);
                out.writeInt(1);
                out.writeLong(7);
                for (int each : bytes) {
                    out.writeByte(each);
                }
                for (int i = 0; i < 200; i++) {
                    out.writeByte(0x7F);
                }
            }));
        }
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        Path file = written(out -> out.writeUTF("old"));
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> SnapshotFile.write(file, out -> {
                    out.writeUTF("new");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aTextIsNoSnapshot() throws IOException {
        Path file = folder.resolve("note.txt");
        Files.write(file, "This is not a snapshot of a cube, however long it is.".getBytes(StandardCharsets.UTF_8));
        expectDamaged(file);
    }

    private Path written(SnapshotFile.Writing content) throws IOException {
        Path file = folder.resolve("test.cube");
        SnapshotFile.write(file, content);
        return file;
    }

    private static void header(java.io.DataOutputStream out, long entries) throws IOException {
        Feed feed = new Feed(ReferenceStorage.create());
        out.writeUTF(SnapshotWriter.COLUMNS);
        out.writeLong(0);
        out.writeUTF(LedgerMark.of(feed, 0).digest());
        out.writeLong(entries);
    }

    private static void expectDamaged(Path file) {
        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(Corrupt.class)
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(CubeError.SNAPSHOT_DAMAGED));
    }

    private static Cube restore(Path file) throws IOException {
        return Cube.over(ReferenceStorage.create()).restore(file);
    }
}
