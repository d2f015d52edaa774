package org.volunteerledger.console.csv;

import java.io.IOException;

/** The characters of a file with one to look ahead, where what was taken can be put back. */
final class CharacterQueue implements AutoCloseable {

    private static final int UNKNOWN = -2;

    private final StrictDecoder decoder;
    private String putBack = "";
    private int position;
    private int ahead = UNKNOWN;

    CharacterQueue(StrictDecoder decoder) {
        this.decoder = decoder;
    }

    int peek() throws IOException {
        if (position < putBack.length()) {
            return putBack.charAt(position);
        }
        if (ahead == UNKNOWN) {
            ahead = decoder.next();
        }
        return ahead;
    }

    int take() throws IOException {
        if (position < putBack.length()) {
            return putBack.charAt(position++);
        }
        int taken = peek();
        if (taken != StrictDecoder.END) {
            ahead = UNKNOWN;
        }
        return taken;
    }

    void putBack(String text) {
        putBack = text + putBack.substring(position);
        position = 0;
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }
}
