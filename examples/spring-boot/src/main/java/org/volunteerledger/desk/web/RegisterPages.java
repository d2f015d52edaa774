package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;
import org.volunteerledger.desk.work.PlaceDesk;
import org.volunteerledger.desk.work.RegisterDesk;
import org.volunteerledger.desk.work.RegisterDesk.NewCare;
import org.volunteerledger.desk.work.RegisterDesk.Who;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.AreaId;

/** Registering volunteers, and people who are cared for with what they consent to. */
@Controller
class RegisterPages {

    private static final int PAGE = 50;

    private final RegisterDesk register;
    private final PlaceDesk places;
    private final FigureDesk figures;
    private final CarePages care;
    private final Forms forms;

    RegisterPages(RegisterDesk register, PlaceDesk places, FigureDesk figures, CarePages care, Forms forms) {
        this.register = register;
        this.places = places;
        this.figures = figures;
        this.care = care;
        this.forms = forms;
    }

    @GetMapping("/volunteers")
    String volunteers(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String number,
            Model model) {
        model.addAttribute("list", register.volunteers(account, after, PAGE));
        model.addAttribute("own", places.own(account));
        model.addAttribute("documents", DocumentType.values());
        model.addAttribute("areas", figures.names(By.AREA));
        if (number != null) {
            find(account, number, model);
        }
        return "volunteers";
    }

    @PostMapping("/volunteers")
    String register(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String name,
            @RequestParam DocumentType document,
            @RequestParam(required = false) @Nullable String documentNumber,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam long area,
            Model model,
            HttpServletResponse response) {
        Who who = new Who(name, document, documentNumber, phone);
        return forms.take(
                () -> page(register.register(account, key, who, new AreaId(area))),
                () -> volunteers(account, null, null, model),
                model,
                response);
    }

    @PostMapping("/volunteers/registration")
    String move(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String number,
            @RequestParam boolean back,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> register.move(account, key, number, back),
                page(number),
                () -> volunteers(account, null, number, model),
                model,
                response);
    }

    @PostMapping("/care/recipients")
    String recipient(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String name,
            @RequestParam DocumentType document,
            @RequestParam(required = false) @Nullable String documentNumber,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam long home,
            @RequestParam(defaultValue = "") List<String> categories,
            @RequestParam(defaultValue = "") List<ConsentPurpose> consents,
            Model model,
            HttpServletResponse response) {
        Who who = new Who(name, document, documentNumber, phone);
        return forms.take(
                () -> {
                    NewCare wanted = new NewCare(who, address, new AreaId(home), categories(categories), consents);
                    return "/care/" + register.register(account, key, wanted).value();
                },
                () -> care.board(account, null, model),
                model,
                response);
    }

    @PostMapping("/care/{recipient}/consent")
    String consent(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam ConsentPurpose consentTo,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam boolean given,
            Model model,
            HttpServletResponse response) {
        RecipientId id = new RecipientId(recipient);
        return forms.take(
                () -> {
                    if (given) {
                        register.consent(account, key, id, CareConsent.to(consentTo, day, until));
                    } else {
                        register.withdraw(account, key, id, consentTo, day);
                    }
                },
                "/care/" + recipient,
                () -> care.recipient(account, recipient, model),
                model,
                response);
    }

    @PostMapping("/care/{recipient}/categories")
    String categorise(
            @AuthenticationPrincipal Account account,
            @PathVariable long recipient,
            @RequestParam String key,
            @RequestParam(defaultValue = "") List<String> categories,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> register.categorise(account, key, new RecipientId(recipient), categories(categories)),
                "/care/" + recipient,
                () -> care.recipient(account, recipient, model),
                model,
                response);
    }

    /** For the switch of the language on pages that answer a form, and for the button back. */
    @GetMapping({"/care/{recipient}/consent", "/care/{recipient}/categories"})
    String withoutAnswer(@PathVariable long recipient) {
        return "redirect:/care/" + recipient;
    }

    @GetMapping("/care/recipients")
    String withoutRecipient() {
        return "redirect:/care";
    }

    @GetMapping("/volunteers/registration")
    String withoutRegistration() {
        return "redirect:/volunteers";
    }

    private void find(Account account, String number, Model model) {
        try {
            Volunteer found = register.byNumber(account, number);
            model.addAttribute("found", found);
            model.addAttribute("ends", register.mayEnd(account, found));
        } catch (InvalidInput e) {
            model.addAttribute("problem", e.code().name());
        }
    }

    private static String page(String number) {
        return "/volunteers?number=" + UriUtils.encode(number, StandardCharsets.UTF_8);
    }

    private static List<RecipientCategory> categories(List<String> codes) {
        return codes.stream().map(RecipientCategory::of).toList();
    }
}
