package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;

/** Takes forms. What is refused is said beside the form, with what was typed; everything else is the error page's. */
@Component
class Forms {

    private final MessageSource messages;

    Forms(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Does what a form asks for. A form that was sent twice at the same moment finds, asked once more, what became of the other.
     *
     * @param work     what the form asks for
     * @param done     where to go on afterwards
     * @param page     the page with the form, otherwise
     * @param model    of that page; says what the problem is
     * @param response gets the status of the problem
     * @return the view
     */
    String take(Runnable work, String done, Supplier<String> page, Model model, HttpServletResponse response) {
        Supplier<String> answer = () -> {
            work.run();
            return done;
        };
        return take(answer, page, model, response);
    }

    /**
     * Does what a form asks for, where what was done says where to go on.
     *
     * @param work     what the form asks for; answers where to go on afterwards
     * @param page     the page with the form, otherwise
     * @param model    of that page; says what the problem is
     * @param response gets the status of the problem
     * @return the view
     */
    String take(Supplier<String> work, Supplier<String> page, Model model, HttpServletResponse response) {
        try {
            return "redirect:" + once(work);
        } catch (InvalidInput | Refused | IdempotencyConflict e) {
            Failure failure = Failure.of(e);
            failure.answer(response);
            model.addAttribute("problem", problem(e.code().name(), failure));
            return page.get();
        }
    }

    private static String once(Supplier<String> work) {
        try {
            return work.get();
        } catch (DuplicateKeyException e) {
            return work.get();
        }
    }

    /** What has no words of its own is said in those of its status. */
    private String problem(String code, Failure failure) {
        boolean told = messages.getMessage("problem." + code, null, null, Locale.CHINA) != null;
        return told ? code : Integer.toString(failure.status().value());
    }
}
