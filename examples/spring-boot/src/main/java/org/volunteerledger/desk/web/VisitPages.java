package org.volunteerledger.desk.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitOutcome;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.work.CareDesk;
import org.volunteerledger.desk.work.CareDesk.Came;
import org.volunteerledger.desk.work.CareDesk.Measure;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;

/** Home visits of a carer. */
@Controller
class VisitPages {

    private final CareDesk care;
    private final FigureDesk figures;

    VisitPages(CareDesk care, FigureDesk figures) {
        this.care = care;
        this.figures = figures;
    }

    @GetMapping("/visits")
    String due(@AuthenticationPrincipal Account account, Model model) {
        model.addAttribute("list", care.due(account));
        model.addAttribute("areas", figures.names(By.AREA));
        return "visits";
    }

    @GetMapping("/visits/{recipient}")
    String visit(@AuthenticationPrincipal Account account, @PathVariable long recipient, Model model) {
        return page(account, recipient, null, model);
    }

    @PostMapping("/visits/{recipient}")
    String record(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime to,
            @RequestParam VisitOutcome outcome,
            @RequestParam(defaultValue = "") List<String> done,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam Map<String, String> form) {
        Map<Measure, String> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(measure, form.getOrDefault(measure.name(), ""));
        }
        Came came = new Came(day, from, to, outcome, done, Came.health(values, note));
        care.record(account, key, new RecipientId(recipient), came);
        return "redirect:/visits";
    }

    /** It is recorded who looked, so it is no GET; and the answer is the page itself, so that no name is in an address. */
    @PostMapping("/visits/{recipient}/who")
    String who(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            Model model) {
        return page(account, recipient, care.who(account, key, new RecipientId(recipient)), model);
    }

    /** As with the name: a record, and the answer without an address of its own. */
    @PostMapping("/visits/{recipient}/health")
    String health(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam long visit,
            @RequestParam String purpose,
            Model model) {
        CareVisitId read = new CareVisitId(visit);
        model.addAttribute(
                "health",
                care.health(account, key, new RecipientId(recipient), read, purpose)
                        .orElse(null));
        model.addAttribute("read", visit);
        return page(account, recipient, null, model);
    }

    /** For the switch of the language on these pages, and for the button back: without the name, and without what was measured. */
    @GetMapping({"/visits/{recipient}/who", "/visits/{recipient}/health"})
    String withoutName(@PathVariable long recipient) {
        return "redirect:/visits/" + recipient;
    }

    private String page(Account account, long recipient, @Nullable RecipientData who, Model model) {
        model.addAttribute("call", care.call(account, new RecipientId(recipient)));
        model.addAttribute("outcomes", VisitOutcome.values());
        model.addAttribute("measures", Measure.values());
        model.addAttribute("areas", figures.names(By.AREA));
        model.addAttribute("who", who);
        return "visit";
    }
}
