package org.volunteerledger.desk.api;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.web.Failure;
import org.volunteerledger.error.LedgerException;

/** Failures as problem details, with the code and the safe fields of the library; before what Spring would make of them. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = ApiAdvice.class)
class ApiAdvice {

    @ExceptionHandler({
        LedgerException.class,
        NotHere.class,
        DataAccessException.class,
        TransactionException.class,
        MethodArgumentTypeMismatchException.class,
        HttpMessageNotReadableException.class
    })
    ProblemDetail failure(Exception exception, HttpServletResponse response) {
        Failure failure = Failure.of(exception);
        failure.answer(response);
        ProblemDetail problem = problem(failure.status(), failure.code());
        if (exception instanceof LedgerException e) {
            problem.setDetail(e.getMessage());
            problem.setProperty("hint", e.hint());
            // As text: ids do not fit into the numbers of JavaScript.
            e.fields().forEach((name, value) -> problem.setProperty("field." + name, String.valueOf(value)));
        }
        return problem;
    }

    @ExceptionHandler
    ProblemDetail missing(MissingRequestHeaderException exception) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "HEADER_MISSING");
        problem.setDetail("Send the header " + exception.getHeaderName() + ".");
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String code) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:volunteer-ledger:" + code));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        return problem;
    }
}
