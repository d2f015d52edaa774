package org.volunteerledger.ignite;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.ignite.lang.ErrorGroups.Client;
import org.apache.ignite.lang.ErrorGroups.Sql;
import org.apache.ignite.lang.ErrorGroups.Transactions;
import org.apache.ignite.lang.IgniteException;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** Tells callers what they can do. The cluster's own message is not passed on: it may hold keys, and so personal data. */
final class Failures {

    private static final Set<Integer> CONTENTION =
            Set.of(Transactions.ACQUIRE_LOCK_ERR, Transactions.ACQUIRE_LOCK_TIMEOUT_ERR);

    private static final Set<Integer> HOPELESS = Set.of(Sql.STMT_PARSE_ERR, Sql.STMT_VALIDATION_ERR, Sql.RUNTIME_ERR);

    private Failures() {}

    /** The client lets out some of its errors as they come from its futures. */
    static IgniteException of(RuntimeException e) {
        if (e instanceof IgniteException error) {
            return error;
        }
        if (e instanceof CompletionException && e.getCause() instanceof IgniteException error) {
            return error;
        }
        throw e;
    }

    /** Another transaction holds what this one wants. */
    static boolean isContention(IgniteException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IgniteException ignite && CONTENTION.contains(ignite.code())) {
                return true;
            }
        }
        return false;
    }

    /** The node is not reached any more. */
    static boolean isDisconnected(IgniteException e) {
        return e.code() == Client.CONNECTION_ERR;
    }

    /** It would fail the same way again; anything else may be the moments in which the cluster replaces a node that is gone. */
    static boolean isHopeless(IgniteException e) {
        return HOPELESS.contains(e.code());
    }

    /** Nothing has been written, whatever it was. */
    static LedgerException whileReading(IgniteException e) {
        String code = e.codeAsString();
        return isContention(e)
                ? new Busy(StorageError.CONTENTION, "Other commits were faster, again and again; nothing was written.")
                : new StorageUnavailable(
                        StorageError.UNREACHABLE, "The cluster answered " + code + ".", Map.of("status", code));
    }

    /** The commit may or may not have come through: only sending the same request again finds out. */
    static OutcomeUnknown whileCommitting(IgniteException e) {
        String code = e.codeAsString();
        return new OutcomeUnknown(
                StorageError.COMMIT_INTERRUPTED,
                "The cluster answered " + code + " to a commit.",
                Map.of("status", code));
    }
}
