package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;
import org.volunteerledger.desk.work.PlaceDesk;
import org.volunteerledger.desk.work.TeamDesk;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/** Areas with their stations, organisations, and teams with their members. */
@Controller
class StructurePages {

    private final PlaceDesk places;
    private final TeamDesk teams;
    private final FigureDesk figures;
    private final Forms forms;

    StructurePages(PlaceDesk places, TeamDesk teams, FigureDesk figures, Forms forms) {
        this.places = places;
        this.teams = teams;
        this.figures = figures;
        this.forms = forms;
    }

    @GetMapping("/places")
    String places(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable Long area,
            Model model) {
        model.addAttribute("place", places.see(account, area));
        model.addAttribute("kinds", StationKind.values());
        model.addAttribute("areas", figures.names(By.AREA));
        return "places";
    }

    @PostMapping("/places")
    String add(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam(required = false) @Nullable Long area,
            @RequestParam String code,
            @RequestParam String areaName,
            @RequestParam AreaLevel level,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> places.add(account, key, code, areaName, level, area),
                area == null ? "/places" : "/places?area=" + area,
                () -> places(account, area, model),
                model,
                response);
    }

    @PostMapping("/places/stations")
    String open(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam long area,
            @RequestParam String stationName,
            @RequestParam StationKind kind,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> places.open(account, key, stationName, kind, area),
                "/places?area=" + area,
                () -> places(account, area, model),
                model,
                response);
    }

    @GetMapping("/teams")
    String teams(@AuthenticationPrincipal Account account, Model model) {
        model.addAttribute("list", teams.list(account));
        model.addAttribute("own", places.own(account));
        model.addAttribute("areas", figures.names(By.AREA));
        return "teams";
    }

    @PostMapping("/teams")
    String found(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String teamName,
            @RequestParam long organisation,
            @RequestParam long teamArea,
            Model model,
            HttpServletResponse response) {
        OrganisationId within = new OrganisationId(organisation);
        AreaId at = new AreaId(teamArea);
        return forms.take(
                () -> "/teams/"
                        + teams.found(account, key, teamName, within, at).value(),
                () -> teams(account, model),
                model,
                response);
    }

    @PostMapping("/teams/organisations")
    String register(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam long area,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> teams.register(account, key, name, code, new AreaId(area)),
                "/teams",
                () -> teams(account, model),
                model,
                response);
    }

    @GetMapping("/teams/{id}")
    String team(@AuthenticationPrincipal Account account, @PathVariable long id, Model model) {
        model.addAttribute("sheet", teams.see(account, new TeamId(id)));
        model.addAttribute("roles", TeamRole.values());
        model.addAttribute("areas", figures.names(By.AREA));
        return "team";
    }

    @PostMapping("/teams/{id}/members")
    String join(
            @AuthenticationPrincipal Account account,
            @PathVariable long id,
            @RequestParam String key,
            @RequestParam String number,
            @RequestParam TeamRole role,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> teams.join(account, key, new TeamId(id), number, role, from),
                "/teams/" + id,
                () -> team(account, id, model),
                model,
                response);
    }

    @PostMapping("/teams/{id}/members/end")
    String leave(
            @AuthenticationPrincipal Account account,
            @PathVariable long id,
            @RequestParam String key,
            @RequestParam long volunteer,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate end,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> teams.leave(account, key, new TeamId(id), new VolunteerId(volunteer), end),
                "/teams/" + id,
                () -> team(account, id, model),
                model,
                response);
    }

    @PostMapping("/teams/{id}/dissolve")
    String dissolve(
            @AuthenticationPrincipal Account account,
            @PathVariable long id,
            @RequestParam String key,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate dissolvedOn,
            Model model,
            HttpServletResponse response) {
        return forms.take(
                () -> teams.dissolve(account, key, new TeamId(id), dissolvedOn),
                "/teams",
                () -> team(account, id, model),
                model,
                response);
    }

    /** For the switch of the language on pages that answer a form, and for the button back. */
    @GetMapping({"/teams/{id}/members", "/teams/{id}/members/end", "/teams/{id}/dissolve"})
    String withoutAnswer(@PathVariable long id) {
        return "redirect:/teams/" + id;
    }

    @GetMapping("/teams/organisations")
    String withoutOrganisation() {
        return "redirect:/teams";
    }

    @GetMapping("/places/stations")
    String withoutStation() {
        return "redirect:/places";
    }
}
