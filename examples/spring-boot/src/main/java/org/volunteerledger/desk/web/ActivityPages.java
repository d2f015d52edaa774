package org.volunteerledger.desk.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.volunteerledger.desk.DeskProperties;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.work.ActivityDesk;
import org.volunteerledger.documents.QrCode;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;

/** Activities with their QR code, roster and waiting list. */
@Controller
class ActivityPages {

    private final ActivityDesk activities;
    private final DeskProperties desk;

    ActivityPages(ActivityDesk activities, DeskProperties desk) {
        this.activities = activities;
        this.desk = desk;
    }

    @GetMapping("/activities")
    String open(Model model) {
        model.addAttribute("list", activities.open());
        return "activities";
    }

    @GetMapping("/activities/{id}")
    String activity(@AuthenticationPrincipal Account account, @PathVariable long id, Model model) {
        ActivityId activity = new ActivityId(id);
        Activity found = activities.find(activity);
        boolean leads = activities.seesRoster(account, found);
        model.addAttribute("activity", found);
        model.addAttribute("own", activities.own(account, activity).orElse(null));
        model.addAttribute("leads", leads);
        model.addAttribute("roster", leads ? activities.roster(account, activity) : List.of());
        return "activity";
    }

    /** The code leads to the page of the activity, where whoever is signed in checks in. */
    @GetMapping(value = "/activities/{id}/code.svg", produces = "image/svg+xml")
    @ResponseBody
    String code(@PathVariable long id) {
        Activity found = activities.find(new ActivityId(id));
        return QrCode.of(desk.address() + "/activities/" + id).svg(found.plan().name());
    }

    @PostMapping(value = "/activities/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String step(
            @AuthenticationPrincipal Account account,
            @PathVariable long id,
            @RequestParam String key,
            @RequestParam String step) {
        ActivityId activity = new ActivityId(id);
        switch (step) {
            case "sign-up" -> activities.signUp(account, key, activity);
            case "withdraw" -> activities.withdraw(account, key, activity);
            case "punch" -> activities.punch(account, key, activity);
            case "review" -> activities.review(account, key, activity);
            default -> throw new NotHere();
        }
        return "redirect:/activities/" + id;
    }
}
