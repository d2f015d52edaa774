package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.volunteerledger.desk.work.AnnouncementDesk;
import org.volunteerledger.desk.work.AnnouncementDesk.Wanted;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;
import org.volunteerledger.documents.QrCode;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;

/** Activities with their QR code, roster and waiting list. */
@Controller
class ActivityPages {

    private final ActivityDesk activities;
    private final AnnouncementDesk announcements;
    private final FigureDesk figures;
    private final DeskProperties desk;
    private final Forms forms;

    ActivityPages(
            ActivityDesk activities,
            AnnouncementDesk announcements,
            FigureDesk figures,
            DeskProperties desk,
            Forms forms) {
        this.activities = activities;
        this.announcements = announcements;
        this.figures = figures;
        this.desk = desk;
        this.forms = forms;
    }

    @GetMapping("/activities")
    String open(@AuthenticationPrincipal Account account, Model model) {
        model.addAttribute("list", activities.open());
        model.addAttribute("own", announcements.teams(account));
        model.addAttribute("categories", announcements.categories());
        model.addAttribute("areas", figures.names(By.AREA));
        return "activities";
    }

    @PostMapping("/activities")
    String announce(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String content,
            @RequestParam long team,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime to,
            @RequestParam int places,
            @RequestParam(required = false) @Nullable Long category,
            Model model,
            HttpServletResponse response) {
        Wanted wanted = new Wanted(name, content, team, day, from, to, places, category);
        return forms.take(
                () -> "/activities/"
                        + announcements.announce(account, key, wanted).value(),
                () -> open(account, model),
                model,
                response);
    }

    @GetMapping("/activities/{id}")
    String activity(@AuthenticationPrincipal Account account, @PathVariable long id, Model model) {
        ActivityId activity = new ActivityId(id);
        Activity found = activities.find(activity);
        boolean leads = activities.seesRoster(account, found);
        model.addAttribute("activity", found);
        model.addAttribute("own", activities.own(account, activity).orElse(null));
        model.addAttribute("leads", leads);
        model.addAttribute("changes", announcements.mayChange(account, found));
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
            @RequestParam String step,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        ActivityId activity = new ActivityId(id);
        Runnable work = switch (step) {
            case "sign-up" -> () -> activities.signUp(account, key, activity);
            case "withdraw" -> () -> activities.withdraw(account, key, activity);
            case "punch" -> () -> activities.punch(account, key, activity);
            case "review" -> () -> activities.review(account, key, activity);
            case "close" -> () -> announcements.close(account, key, activity);
            case "cancel" -> () -> announcements.cancel(account, key, activity, reason);
            default -> throw new NotHere();
        };
        return forms.take(work, "/activities/" + id, () -> activity(account, id, model), model, response);
    }
}
