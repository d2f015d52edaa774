package org.volunteerledger.console.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Characters of a stream, one by one. Unlike a reader of the JDK it first gives every character before a malformed byte, so that the
 * place of the byte is known, and it never replaces a byte by a question mark. A byte order mark at the start is left out.
 */
final class StrictDecoder implements AutoCloseable {

    static final int END = -1;

    private static final int BUFFER = 16 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private boolean lastBytes;
    private boolean flushed;
    private boolean atStart = true;

    StrictDecoder(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * The next character.
     *
     * @return the character, or {@link #END}
     * @throws CharacterCodingException if the next bytes are not text in the charset
     * @throws IOException              if reading fails
     */
    int next() throws IOException {
        if (!chars.hasRemaining() && !fill()) {
            return END;
        }
        return chars.get();
    }

    private boolean fill() throws IOException {
        while (!flushed) {
            chars.clear();
            CoderResult result = decoder.decode(bytes, chars, lastBytes);
            if (result.isUnderflow() && lastBytes) {
                result = decoder.flush(chars);
                flushed = result.isUnderflow();
            }
            chars.flip();
            skipByteOrderMark();
            if (chars.hasRemaining()) {
                return true;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (result.isUnderflow() && !lastBytes) {
                readBytes();
            }
        }
        return false;
    }

    private void readBytes() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            lastBytes = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void skipByteOrderMark() {
        if (atStart && chars.hasRemaining()) {
            atStart = false;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
