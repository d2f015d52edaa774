package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.Accounts;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.work.AccountDesk;
import org.volunteerledger.desk.work.AccountDesk.NewAccount;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;

/** Opening and closing accounts, and passwords. */
@Controller
class AccountPages {

    private static final int PAGE = 50;

    private final AccountDesk accounts;
    private final FigureDesk figures;
    private final Forms forms;

    AccountPages(AccountDesk accounts, FigureDesk figures, Forms forms) {
        this.accounts = accounts;
        this.figures = figures;
        this.forms = forms;
    }

    @GetMapping("/accounts")
    String list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "resident") String role,
            Model model) {
        return list(account, after, new NewAccount("", "", role, null, null, null, null), model);
    }

    @PostMapping("/accounts")
    String open(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String username,
            @RequestParam String displayName,
            @RequestParam String role,
            @RequestParam(required = false) @Nullable Long area,
            @RequestParam(required = false) @Nullable Long team,
            @RequestParam(required = false) @Nullable Long organisation,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam String password,
            Model model,
            HttpServletResponse response) {
        NewAccount wanted = new NewAccount(username, displayName, role, area, team, organisation, number);
        return forms.take(
                () -> accounts.open(account, key, wanted, password),
                "/accounts/" + username,
                () -> list(account, "", wanted, model),
                model,
                response);
    }

    @GetMapping("/accounts/{username}")
    String account(@AuthenticationPrincipal Account account, @PathVariable String username, Model model) {
        model.addAttribute("shown", accounts.see(account, username));
        model.addAttribute("areas", figures.names(By.AREA));
        model.addAttribute("minimum", Accounts.MIN_PASSWORD);
        return "account";
    }

    @PostMapping("/accounts/{username}/password")
    String reset(
            @AuthenticationPrincipal Account account,
            @PathVariable String username,
            @RequestParam String key,
            @RequestParam String password,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> accounts.reset(account, key, username, password),
                "/accounts/" + username,
                () -> account(account, username, model),
                model,
                response);
    }

    @PostMapping("/accounts/{username}/close")
    String close(
            @AuthenticationPrincipal Account account,
            @PathVariable String username,
            @RequestParam String key,
            @RequestParam String reason,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> accounts.close(account, key, username, reason),
                "/accounts",
                () -> account(account, username, model),
                model,
                response);
    }

    /** For everybody: whoever has been given a password is signed in with one of the own only. */
    @GetMapping("/password")
    String password(Model model) {
        model.addAttribute("minimum", Accounts.MIN_PASSWORD);
        return "password";
    }

    @PostMapping("/password")
    String change(
            @RequestParam String key,
            @RequestParam String username,
            @RequestParam String present,
            @RequestParam String password,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> {
                    accounts.change(key, username, present, password, request.getRemoteAddr());
                    request.getSession().invalidate();
                },
                "/login?changed",
                () -> password(model),
                model,
                response);
    }

    private String list(Account account, String after, NewAccount wanted, Model model) {
        if (!DeskRoles.GIVEN.contains(wanted.role())) {
            throw new NotHere();
        }
        List<Account> list = accounts.list(account, after, PAGE);
        model.addAttribute("list", list);
        model.addAttribute(
                "next", list.size() < PAGE ? null : list.get(PAGE - 1).username());
        model.addAttribute("areas", figures.names(By.AREA));
        model.addAttribute("roles", DeskRoles.GIVEN);
        model.addAttribute("choices", accounts.choices(account));
        model.addAttribute("wanted", wanted);
        model.addAttribute("minimum", Accounts.MIN_PASSWORD);
        return "accounts";
    }
}
