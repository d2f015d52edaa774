package org.volunteerledger.ordered;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.storage.Capability;

/**
 * Step 6: what is asked of an engine. It keeps, for each {@link Family}, a sorted map from bytes to bytes, and has transactions over all
 * of them.
 */
public interface Engine extends AutoCloseable {

    /**
     * What the storage can do on this engine.
     *
     * @return the capabilities
     */
    Set<Capability> capabilities();

    /**
     * Reads as of one moment, not before this call.
     *
     * @param reading reads
     * @param <T>     the answer
     * @return what the reading answered
     */
    <T> T read(Function<View, T> reading);

    /**
     * What a transaction does.
     *
     * @param <T> the answer
     */
    interface Work<T> {

        /**
         * Checks, and writes. May run side by side with others, and again if the engine begins anew.
         *
         * @param update the transaction
         * @return an answer if there is nothing to commit
         */
        Optional<T> prepare(Update update);

        /**
         * Writes the end of the feed. A reader of the feed goes on from the last position it has seen, so no position may become visible
         * after a higher one: giving positions and committing are one step, and only one transaction is at it.
         *
         * @param update the transaction, which is committed next
         * @return the answer
         */
        T finish(Update update);
    }

    /**
     * Does work in a transaction: prepares, then finishes and commits, one at a time. Whatever is thrown, nothing was written.
     *
     * @param work the work
     * @param <T>  its answer
     * @return its answer
     * @throws org.volunteerledger.error.Busy           if others disputed the same keys
     * @throws org.volunteerledger.error.OutcomeUnknown if the commit may or may not have come through
     */
    <T> T update(Work<T> work);

    /**
     * Answers reports; empty if the engine cannot add up, so that the library's kernel does.
     *
     * @param queries the reports
     * @return their tables, all of one moment, or empty
     */
    default Optional<List<HourTable>> aggregate(List<HourQuery> queries) {
        return Optional.empty();
    }

    /**
     * A second handle on the same engine.
     *
     * @return an engine that is to be closed too
     */
    Engine share();

    /** Ends the engine with its last handle. */
    @Override
    void close();
}
