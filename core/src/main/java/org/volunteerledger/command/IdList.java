package org.volunteerledger.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;
import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * Ids as the one short text that a command can answer: each as its difference from the one before, since ids that are made together
 * are close to each other.
 */
public final class IdList {

    /** The most ids of one answer, so that even ids far apart fit into it. */
    public static final int MAX_IDS = 250;

    private static final int RADIX = Character.MAX_RADIX;

    private IdList() {}

    /**
     * Writes ids.
     *
     * @param ids the ids, at most {@value #MAX_IDS}
     * @return the text, or a hyphen if there are none
     */
    public static String write(Collection<? extends EntityId> ids) {
        Check.range("ids", ids.size(), 0, MAX_IDS);
        StringBuilder text = new StringBuilder();
        long last = 0;
        for (EntityId id : ids) {
            text.append(text.length() == 0 ? "" : ",").append(Long.toString(id.value() - last, RADIX));
            last = id.value();
        }
        return text.length() == 0 ? "-" : text.toString();
    }

    /**
     * Reads ids.
     *
     * @param text the text that {@link #write} made
     * @param id   makes an id of its number
     * @param <I>  the class of the ids
     * @return the ids in their order
     */
    public static <I extends EntityId> List<I> read(String text, LongFunction<I> id) {
        List<I> ids = new ArrayList<>();
        if (!text.equals("-")) {
            long last = 0;
            for (int from = 0; from < text.length(); ) {
                int comma = text.indexOf(',', from);
                int to = comma < 0 ? text.length() : comma;
                last += Long.parseLong(text, from, to, RADIX);
                ids.add(id.apply(last));
                from = to + 1;
            }
        }
        return List.copyOf(ids);
    }
}
