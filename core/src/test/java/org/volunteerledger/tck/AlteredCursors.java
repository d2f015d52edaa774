package org.volunteerledger.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;

/** Cursors go through the hands of callers. What those make of them is a page or refused, and never anything else. */
final class AlteredCursors {

    private static final String RULE =
            "PageRequest.after: whatever text it is, the answer is a page or InvalidInput with code BAD_CURSOR";

    /** Digits, blanks, and the letters by which {@code PageCursor} tells numbers, texts and absent values apart. */
    private static final byte[] OTHERS = "nt-09 %".getBytes(StandardCharsets.UTF_8);

    private AlteredCursors() {}

    /** Takes the cursor of the first page and asks for the page after everything that it becomes by another byte at one place. */
    static void expectPageOrRefusal(PageRequest first, Function<PageRequest, Slice<?>> read) {
        String cursor = read.apply(first).next();
        Expect.that("Slice.next: null if this is the last", "a cursor, since there is more", cursor != null, "none");
        for (String altered : alterations(String.valueOf(cursor))) {
            try {
                int rows = read.apply(first.after(altered)).items().size();
                Expect.that(RULE, "no more rows than the limit", rows <= first.limit(), rows + " rows");
            } catch (InvalidInput e) {
                if (e.code() != StorageError.BAD_CURSOR) {
                    throw Expect.failure(RULE, "the code BAD_CURSOR", e.toString(), e);
                }
            } catch (RuntimeException e) {
                throw Expect.failure(RULE, "a page or a refusal", e + " after the cursor " + shown(altered), e);
            }
        }
    }

    private static List<String> alterations(String cursor) {
        List<String> altered = new ArrayList<>();
        byte[] bytes = bytesOf(cursor);
        for (int at = 0; at < bytes.length; at++) {
            for (byte other : OTHERS) {
                byte[] copy = bytes.clone();
                copy[at] = other;
                altered.add(textOf(copy, cursor));
            }
        }
        return altered;
    }

    /** What the cursor was made of: most are in Base64, and another text is taken as it is. */
    private static byte[] bytesOf(String cursor) {
        return isBase64(cursor) ? Base64.getUrlDecoder().decode(cursor) : cursor.getBytes(StandardCharsets.UTF_8);
    }

    private static String textOf(byte[] bytes, String like) {
        return isBase64(like)
                ? Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
                : new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isBase64(String cursor) {
        return cursor.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')
                && cursor.length() % 4 != 1;
    }

    private static String shown(String cursor) {
        return new String(bytesOf(cursor), StandardCharsets.UTF_8)
                .chars()
                .mapToObj(c -> c < ' ' ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
