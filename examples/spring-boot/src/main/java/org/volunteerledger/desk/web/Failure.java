package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.account.TooManyTries;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;

/**
 * What a failure means to whoever uses the desk, the same for pages and programs.
 *
 * @param status the status of HTTP
 * @param code   the code of the library, or one of the desk
 * @param retryAfter after how many seconds it may go better, or 0 for never
 */
public record Failure(HttpStatus status, String code, long retryAfter) {

    /** After how many seconds whoever could not be answered asks again. */
    public static final int RETRY_SECONDS = 5;

    private Failure(HttpStatus status, String code) {
        this(status, code, status == HttpStatus.SERVICE_UNAVAILABLE ? RETRY_SECONDS : 0);
    }

    /**
     * What a failure means.
     *
     * @param failure what was thrown
     * @return status and code
     */
    public static Failure of(Exception failure) {
        if (failure instanceof LedgerException e) {
            return new Failure(status(e), e.code().name());
        }
        if (failure instanceof NotHere) {
            return new Failure(HttpStatus.NOT_FOUND, "NOT_HERE");
        }
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            return new Failure(HttpStatus.SERVICE_UNAVAILABLE, "UNREACHABLE");
        }
        if (failure instanceof TooManyTries e) {
            return new Failure(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_TRIES", e.seconds());
        }
        return new Failure(HttpStatus.BAD_REQUEST, "MALFORMED");
    }

    /**
     * Writes the status, and when to ask again.
     *
     * @param response the answer
     */
    public void answer(HttpServletResponse response) {
        response.setStatus(status.value());
        if (retryAfter > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        }
    }

    private static HttpStatus status(LedgerException failure) {
        if (failure instanceof InvalidInput) {
            return HttpStatus.BAD_REQUEST;
        }
        if (failure instanceof Refused e) {
            return e.code() == CommandError.NOT_ALLOWED
                    ? HttpStatus.FORBIDDEN
                    : e.code() == CommandError.UNKNOWN_RECORD ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
        }
        if (failure instanceof IdempotencyConflict || failure instanceof StaleVersion) {
            return HttpStatus.CONFLICT;
        }
        if (failure instanceof Busy || failure instanceof StorageUnavailable || failure instanceof OutcomeUnknown) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (failure instanceof SchemaMismatch || failure instanceof Corrupt) {
            return HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return HttpStatus.INTERNAL_SERVER_ERROR;
    }
}
