package org.volunteerledger.console.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells UTF-8 from other charsets, some of which read nearly any bytes as text: as the wrong one, without a complaint. */
public final class Utf8 {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int ASCII_END = 0x80;

    private Utf8() {}

    /**
     * Whether bytes can hardly be anything else than UTF-8: they have more than ASCII, and all that is more is well formed.
     *
     * @param in the bytes; closed
     * @return true if they are
     * @throws IOException if reading fails
     */
    public static boolean isUtf8(InputStream in) throws IOException {
        InputStream bytes = new BufferedInputStream(in);
        boolean more = startsWithMark(bytes);
        try (StrictDecoder decoder = new StrictDecoder(bytes, StandardCharsets.UTF_8)) {
            for (int c = decoder.next(); c != StrictDecoder.END; c = decoder.next()) {
                if (c == 0) {
                    return false;
                }
                more |= c >= ASCII_END;
            }
            return more;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsWithMark(InputStream bytes) throws IOException {
        bytes.mark(MARK.length);
        boolean marked = Arrays.equals(bytes.readNBytes(MARK.length), MARK);
        bytes.reset();
        return marked;
    }
}
