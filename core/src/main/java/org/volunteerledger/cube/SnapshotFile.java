package org.volunteerledger.cube;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.SchemaMismatch;

/** A file with a mark and a version in front and a SHA-256 of it all at the end. Written aside and put in its place at once. */
final class SnapshotFile {

    /** Raised whenever the form of the content changes; a file of another form is never read. */
    static final int FORM = 1;

    private static final long MARK =
            0x564C_4355_4245_0D0AL; // VLCUBE and a line break that no transfer as text leaves as it is.
    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int DIGEST = 32;
    private static final int BUFFER = 1 << 16;

    private SnapshotFile() {}

    /** Writes content. */
    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** Reads content. */
    @FunctionalInterface
    interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    static void write(Path file, Writing content) throws IOException {
        Path place = file.toAbsolutePath();
        Path aside = Files.createTempFile(place.getParent(), place.getFileName() + ".", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                MessageDigest digest = sha256();
                OutputStream digested = new DigestOutputStream(Channels.newOutputStream(channel), digest);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(digested, BUFFER));
                out.writeLong(MARK);
                out.writeInt(FORM);
                content.to(out);
                out.flush();
                ByteBuffer end = ByteBuffer.wrap(digest.digest());
                while (end.hasRemaining()) {
                    channel.write(end);
                }
                channel.force(true);
            }
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    static <T> T read(Path file, Reading<T> content) throws IOException {
        long size = Files.size(file);
        requireForm(file, size);
        requireDigest(file, size);
        try (DataInputStream in = open(file)) {
            in.skipNBytes(HEADER);
            return content.from(in);
        } catch (EOFException e) {
            throw damaged("ends too early");
        }
    }

    static Corrupt damaged(String how) {
        return new Corrupt(CubeError.SNAPSHOT_DAMAGED, "The snapshot " + how + ".");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Looked at before the digest: a file of another form may end in another way. */
    private static void requireForm(Path file, long size) throws IOException {
        if (size < HEADER + DIGEST) {
            throw damaged("has only " + size + " bytes");
        }
        try (DataInputStream in = open(file)) {
            if (in.readLong() != MARK) {
                throw damaged("does not begin like one");
            }
            int form = in.readInt();
            if (form != FORM) {
                throw new SchemaMismatch(
                        form > FORM ? CubeError.SNAPSHOT_NEWER : CubeError.SNAPSHOT_OLDER,
                        "The snapshot has form " + form + "; this version of the library reads form " + FORM + ".",
                        Map.of("form", form, "readable", FORM));
            }
        }
    }

    private static void requireDigest(Path file, long size) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = size - DIGEST; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw damaged("was cut short while it was read");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            if (!Arrays.equals(digest.digest(), in.readNBytes(DIGEST))) {
                throw damaged("was cut short or altered");
            }
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }
}
