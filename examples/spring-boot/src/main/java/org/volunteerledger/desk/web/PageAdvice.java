package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.Accounts;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.account.TooManyTries;
import org.volunteerledger.error.LedgerException;

/** What all pages share: who is signed in, and how failures are told. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
class PageAdvice {

    private final Accounts accounts;

    PageAdvice(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A session ends when the account was closed or given another password, with the next page that it asks for. */
    @ModelAttribute
    void account(@AuthenticationPrincipal @Nullable Account account, HttpServletRequest request, Model model) {
        if (account != null && !accounts.stands(account)) {
            request.getSession().invalidate();
            throw new CredentialsExpiredException("no longer the account that was signed in with");
        }
        model.addAttribute("account", account);
    }

    @ExceptionHandler({
        LedgerException.class,
        NotHere.class,
        TooManyTries.class,
        DataAccessException.class,
        TransactionException.class,
        MethodArgumentTypeMismatchException.class
    })
    ModelAndView failure(Exception exception, HttpServletResponse response) {
        Failure failure = Failure.of(exception);
        failure.answer(response);
        ModelAndView page = new ModelAndView("error", failure.status());
        page.addObject("status", failure.status().value());
        page.addObject("code", failure.code());
        page.addObject("hint", exception instanceof LedgerException e ? e.hint() : "");
        return page;
    }
}
