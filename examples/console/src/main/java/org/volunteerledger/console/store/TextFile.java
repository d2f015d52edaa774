package org.volunteerledger.console.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.json.JsonInput;

/** A small file that somebody wrote by hand, such as a policy. */
public final class TextFile {

    /** The most bytes of a file: in UTF-8 a character that {@link JsonInput#MAX_LENGTH} counts takes three at most. */
    public static final long MAX_BYTES = 3L * JsonInput.MAX_LENGTH;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * The text of a file, without the byte order mark that some editors write.
     *
     * @param file the file, in UTF-8
     * @return its text
     * @throws InvalidInput if it cannot be read, is longer than {@value #MAX_BYTES} bytes, or is no text in UTF-8
     */
    public static String read(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
                String text = Files.readString(file);
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            }
        } catch (IOException e) {
            // Answered below: it is no text in UTF-8, or cannot be read.
        }
        throw new InvalidInput(
                StoreError.BAD_FILE,
                "There is no readable text in UTF-8 of at most " + MAX_BYTES + " bytes in " + file + ".",
                Map.of());
    }
}
