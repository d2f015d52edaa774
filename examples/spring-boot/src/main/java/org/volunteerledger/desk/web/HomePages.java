package org.volunteerledger.desk.web;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.work.RecordDesk;

/** Signing in, the first page, and the public page on which anybody verifies a certificate. */
@Controller
class HomePages {

    private final RecordDesk records;
    private final Words words;

    HomePages(RecordDesk records, Words words) {
        this.records = records;
        this.words = words;
    }

    @GetMapping("/")
    String root() {
        return "redirect:/home";
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/home")
    String home(@AuthenticationPrincipal Account account) {
        return switch (account.role()) {
            case "resident" -> "redirect:/orders";
            case "volunteer" -> "redirect:/activities";
            case DeskRoles.ADMINISTRATOR -> "redirect:/accounts";
            default -> "redirect:/board";
        };
    }

    @GetMapping("/verify")
    String verify(
            @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code, Model model) {
        model.addAttribute("number", number);
        if (!number.isBlank() || !code.isBlank()) {
            CertificateCheck check = records.verify(words.key(), number, code);
            model.addAttribute("result", check.result().name());
            model.addAttribute("shown", check.certificate());
        }
        return "verify";
    }
}
