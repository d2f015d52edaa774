package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.work.EntryExport;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;
import org.volunteerledger.desk.work.FigureDesk.Figures;
import org.volunteerledger.desk.work.FigureDesk.Line;
import org.volunteerledger.desk.work.FigureDesk.Selection;

/** Figures, and the entries behind each of them. */
@Controller
class FigurePages {

    private static final int PAGE = 50;

    private final FigureDesk figures;
    private final EntryExport export;

    FigurePages(FigureDesk figures, EntryExport export) {
        this.figures = figures;
        this.export = export;
    }

    @GetMapping("/dashboard")
    String dashboard(
            @AuthenticationPrincipal Account account, @RequestParam(defaultValue = "MONTH") By by, Model model) {
        Figures found = figures.figures(account, by);
        model.addAttribute("by", by);
        model.addAttribute("choices", By.values());
        model.addAttribute("figures", found);
        model.addAttribute(
                "most", found.lines().stream().mapToLong(Line::minutes).max().orElse(1));
        return "dashboard";
    }

    @GetMapping("/dashboard/entries")
    String entries(
            @AuthenticationPrincipal Account account,
            @RequestParam By by,
            @RequestParam long key,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("by", by);
        model.addAttribute("key", key);
        model.addAttribute("page", figures.entries(figures.behind(account, by, key), PAGE, after));
        model.addAttribute("areas", figures.names(By.AREA));
        model.addAttribute("teams", figures.names(By.TEAM));
        return "entries";
    }

    @GetMapping("/dashboard/entries.csv")
    void export(@AuthenticationPrincipal Account account, HttpServletResponse response) throws IOException {
        Selection selection = figures.behind(account, null, 0);
        response.setContentType(EntryExport.TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=entries.csv");
        export.write(selection, response.getWriter());
    }
}
