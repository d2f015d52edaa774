package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.volunteerledger.error.LedgerException;

/** Takes forms. What the desk has words for is said beside the form, with what was typed; everything else is the error page's. */
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
        try {
            try {
                work.run();
            } catch (DuplicateKeyException e) {
                work.run();
            }
            return "redirect:" + done;
        } catch (LedgerException e) {
            String problem = e.code().name();
            if (messages.getMessage("problem." + problem, null, null, Locale.CHINA) == null) {
                throw e;
            }
            Failure.of(e).answer(response);
            model.addAttribute("problem", problem);
            return page.get();
        }
    }
}
