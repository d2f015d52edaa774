package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.CarePlanId;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.work.CareBoard;
import org.volunteerledger.desk.work.CarePlanDesk;
import org.volunteerledger.desk.work.CarePlanDesk.Terms;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;
import org.volunteerledger.desk.work.PairingDesk;
import org.volunteerledger.desk.work.PairingDesk.Reason;
import org.volunteerledger.desk.work.PairingDesk.Step;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;

/** Pairings and care plans. */
@Controller
class CarePages {

    private static final int PAGE = 50;

    /** Those that the library names; a place may have others of its own. */
    private static final List<String> CATEGORIES = List.of(
            "ELDERLY",
            "EMPTY_NEST",
            "LIMITED_MOBILITY",
            "POOR_FAMILY",
            "DISABLED",
            "MINORITY_RESIDENT",
            "CHILD",
            "OTHER");

    private final CareBoard board;
    private final PairingDesk pairings;
    private final CarePlanDesk plans;
    private final FigureDesk figures;
    private final Forms forms;

    CarePages(CareBoard board, PairingDesk pairings, CarePlanDesk plans, FigureDesk figures, Forms forms) {
        this.board = board;
        this.pairings = pairings;
        this.plans = plans;
        this.figures = figures;
        this.forms = forms;
    }

    @GetMapping("/care")
    String board(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("board", board.board(account, after, PAGE));
        model.addAttribute("bases", pairings.bases(account));
        model.addAttribute("documents", DocumentType.values());
        choices(model);
        model.addAttribute("areas", figures.names(By.AREA));
        return "care";
    }

    @GetMapping("/care/proposals")
    String proposals(@AuthenticationPrincipal Account account, Model model) {
        model.addAttribute("plan", pairings.plan(account));
        model.addAttribute("areas", figures.names(By.AREA));
        return "proposals";
    }

    @PostMapping("/care/carers")
    String register(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String number,
            @RequestParam long base,
            @RequestParam int capacity,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> pairings.register(account, key, number, new AreaId(base), capacity),
                "/care/proposals",
                () -> board(account, null, model),
                model,
                response);
    }

    @GetMapping("/care/{recipient}")
    String recipient(@AuthenticationPrincipal Account account, @PathVariable long recipient, Model model) {
        RecipientId id = new RecipientId(recipient);
        model.addAttribute("sheet", board.sheet(account, id));
        model.addAttribute("offer", pairings.offer(account, id).orElse(null));
        model.addAttribute("choices", plans.choices(account));
        model.addAttribute("reasons", Reason.values());
        choices(model);
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("areas", figures.names(By.AREA));
        model.addAttribute("teams", figures.names(By.TEAM));
        return "recipient";
    }

    @PostMapping("/care/{recipient}/proposal")
    String propose(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam long volunteer,
            @RequestParam AreaLevel nearness,
            @RequestParam int load,
            Model model,
            HttpServletResponse response) {
        PairingProposal proposal =
                new PairingProposal(new RecipientId(recipient), new VolunteerId(volunteer), nearness, load);
        return forms.take(
                () -> pairings.propose(account, key, proposal),
                "/care/" + recipient,
                () -> recipient(account, recipient, model),
                model,
                response);
    }

    @PostMapping("/care/{recipient}/pairing")
    String step(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam long pairing,
            @RequestParam Step step,
            @RequestParam(defaultValue = "OTHER") Reason reason,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> pairings.take(account, key, new CarePairingId(pairing), step, reason),
                step == Step.HAND_OVER ? "/care" : "/care/" + recipient,
                () -> recipient(account, recipient, model),
                model,
                response);
    }

    @PostMapping("/care/{recipient}/plan")
    String issue(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam int days,
            @RequestParam(defaultValue = "") Set<DayOfWeek> weekdays,
            @RequestParam(defaultValue = "") String items,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @Nullable Long team,
            @RequestParam(required = false) @Nullable Long category,
            Model model,
            HttpServletResponse response) {
        Terms terms = new Terms(
                days,
                weekdays,
                items.lines().map(String::strip).filter(item -> !item.isEmpty()).toList(),
                from,
                team,
                category);
        return forms.take(
                () -> plans.issue(account, key, new RecipientId(recipient), terms),
                "/care/" + recipient,
                () -> recipient(account, recipient, model),
                model,
                response);
    }

    @PostMapping("/care/{recipient}/plan/end")
    String end(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam long plan,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> plans.end(account, key, new RecipientId(recipient), new CarePlanId(plan), from),
                "/care/" + recipient,
                () -> recipient(account, recipient, model),
                model,
                response);
    }

    /** It is recorded who read it and what for, so it is no GET; and the answer is the page itself. */
    @PostMapping("/care/{recipient}/health")
    String health(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam long visit,
            @RequestParam String purpose,
            Model model) {
        RecipientId visited = new RecipientId(recipient);
        model.addAttribute(
                "health",
                board.health(account, key, visited, new CareVisitId(visit), purpose)
                        .orElse(null));
        model.addAttribute("read", visit);
        return recipient(account, recipient, model);
    }

    /** For the switch of the language on pages that answer a form, and for the button back. */
    @GetMapping({
        "/care/{recipient}/proposal",
        "/care/{recipient}/pairing",
        "/care/{recipient}/plan",
        "/care/{recipient}/plan/end",
        "/care/{recipient}/health"
    })
    String withoutAnswer(@PathVariable long recipient) {
        return "redirect:/care/" + recipient;
    }

    @GetMapping("/care/carers")
    String withoutCarer() {
        return "redirect:/care";
    }

    private static void choices(Model model) {
        model.addAttribute("categories", CATEGORIES);
        model.addAttribute("purposes", ConsentPurpose.values());
    }
}
