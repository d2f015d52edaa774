package org.volunteerledger.console.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;

/**
 * The files that a command writes. Everything that the command line names as an output goes through here, because an option that names
 * a file of the store by mistake would otherwise cost the ledger, or the keys to its personal data.
 */
public final class Outputs {

    private final List<Path> kept;

    private Outputs(List<Path> kept) {
        this.kept = kept;
    }

    /**
     * The outputs of a command on a store.
     *
     * @param store what the command line says of the store
     * @return the outputs, which spare its database and its keys
     */
    public static Outputs of(StoreOptions store) {
        return new Outputs(store.files());
    }

    /**
     * The same outputs, which spare one more file.
     *
     * @param file the file, or null for none
     * @return the outputs
     */
    public Outputs sparing(@Nullable Path file) {
        if (file == null) {
            return this;
        }
        List<Path> more = new ArrayList<>(kept);
        more.add(file);
        return new Outputs(more);
    }

    /**
     * A file that may be written.
     *
     * @param file the file
     * @return the same
     * @throws InvalidInput if it is one of those to spare, or a folder
     */
    public Path checked(Path file) {
        if (kept.stream().anyMatch(each -> isSame(each, file))) {
            throw new InvalidInput(
                    StoreError.STORE_FILE, "The file " + file + " belongs to the store or its cube.", Map.of());
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInput(StoreError.BAD_FILE, file + " is a folder, not a file.", Map.of());
        }
        return file;
    }

    /**
     * Writes text, in place of what the file has.
     *
     * @param file the file
     * @return where to write UTF-8
     * @throws IOException  if it cannot be written
     * @throws InvalidInput as {@link #checked} does
     */
    public Writer text(Path file) throws IOException {
        return Files.newBufferedWriter(checked(file));
    }

    /**
     * Writes bytes, in place of what the file has.
     *
     * @param file the file
     * @return where to write
     * @throws IOException  if it cannot be written
     * @throws InvalidInput as {@link #checked} does
     */
    public OutputStream bytes(Path file) throws IOException {
        return Files.newOutputStream(checked(file));
    }

    /**
     * Whether two paths lead to one file, by whatever names and links.
     *
     * @param one   a path
     * @param other a path
     * @return true if they do; of a file that is not there yet, if they would
     */
    public static boolean isSame(Path one, Path other) {
        try {
            return (Files.exists(one) && Files.exists(other))
                    ? Files.isSameFile(one, other)
                    : place(one).equals(place(other));
        } catch (IOException e) {
            return place(one).equals(place(other));
        }
    }

    private static Path place(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        try {
            return folder == null ? whole : folder.toRealPath().resolve(whole.getFileName());
        } catch (IOException e) {
            return whole;
        }
    }
}
