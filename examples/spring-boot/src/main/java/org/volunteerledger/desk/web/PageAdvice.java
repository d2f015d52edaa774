package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.LedgerException;

/** What all pages share: who is signed in, and how failures are told. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
class PageAdvice {

    @ModelAttribute
    void account(@AuthenticationPrincipal @Nullable Account account, Model model) {
        model.addAttribute("account", account);
    }

    @ExceptionHandler({
        LedgerException.class,
        NotHere.class,
        DataAccessException.class,
        TransactionException.class,
        MethodArgumentTypeMismatchException.class
    })
    ModelAndView failure(Exception exception, HttpServletResponse response) {
        Failure failure = Failure.of(exception);
        response.setStatus(failure.status().value());
        ModelAndView page = new ModelAndView("error", failure.status());
        page.addObject("status", failure.status().value());
        page.addObject("code", failure.code());
        page.addObject("hint", exception instanceof LedgerException e ? e.hint() : "");
        return page;
    }
}
