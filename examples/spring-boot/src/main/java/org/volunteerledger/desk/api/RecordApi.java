package org.volunteerledger.desk.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.api.Views.CheckView;
import org.volunteerledger.desk.api.Views.EntryView;
import org.volunteerledger.desk.api.Views.FiguresView;
import org.volunteerledger.desk.api.Views.LineView;
import org.volunteerledger.desk.api.Views.PageView;
import org.volunteerledger.desk.api.Views.RecordView;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;
import org.volunteerledger.desk.work.FigureDesk.Figures;
import org.volunteerledger.desk.work.FigureDesk.Selection;
import org.volunteerledger.desk.work.RecordDesk;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;

/** Records, figures and entries for programs. */
@RestController
@RequestMapping("/api/v1")
class RecordApi {

    private static final int EXPORT_PAGE = 1_000;

    private final RecordDesk records;
    private final FigureDesk figures;

    RecordApi(RecordDesk records, FigureDesk figures) {
        this.records = records;
        this.figures = figures;
    }

    @GetMapping("/records/{volunteer}")
    RecordView record(
            @AuthenticationPrincipal Account account,
            @PathVariable long volunteer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        RecordDesk.Sheet sheet = records.sheet(
                account,
                new VolunteerId(volunteer),
                PageRequest.first(limit).reversed().after(after));
        return new RecordView(
                sheet.volunteer().number(),
                sheet.totals().serviceMinutes(),
                sheet.totals().participations(),
                new PageView<>(sheet.entries().stream().map(EntryView::of).toList(), sheet.next()));
    }

    @GetMapping("/figures")
    FiguresView figures(@AuthenticationPrincipal Account account, @RequestParam(defaultValue = "MONTH") By by) {
        Figures found = figures.figures(account, by);
        return new FiguresView(
                found.lines().stream().map(LineView::of).toList(), LineView.of(found.total()), found.position());
    }

    @GetMapping("/entries")
    PageView<EntryView> entries(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable By by,
            @RequestParam(defaultValue = "0") long key,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        Slice<HourEntry> page = figures.entries(figures.behind(account, by, key), limit, after);
        return new PageView<>(page.items().stream().map(EntryView::of).toList(), page.next());
    }

    /** Writes page by page, in memory for one page however many entries there are. */
    @GetMapping(value = "/entries.csv", produces = "text/csv;charset=UTF-8")
    void export(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable By by,
            @RequestParam(defaultValue = "0") long key,
            HttpServletResponse response)
            throws IOException {
        Selection selection = figures.behind(account, by, key);
        Map<Long, String> teams = figures.names(By.TEAM);
        Map<Long, String> areas = figures.names(By.AREA);
        Slice<HourEntry> page = figures.entries(selection, EXPORT_PAGE, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entries.csv\"");
        Writer out = response.getWriter();
        out.write('\uFEFF');
        Csv.row(out, List.of("account", "sequence", "kind", "day", "team", "area", "minutes", "participations"));
        while (true) {
            for (HourEntry entry : page.items()) {
                Csv.row(
                        out,
                        Arrays.asList(
                                Long.toString(entry.account().value()),
                                entry.sequence(),
                                entry.kind().name(),
                                entry.time().day(),
                                teams.get(entry.attribution().team()),
                                areas.get(entry.attribution().area()),
                                entry.minutes(),
                                entry.participations()));
            }
            out.flush();
            if (page.next() == null) {
                return;
            }
            page = figures.entries(selection, EXPORT_PAGE, page.next());
        }
    }

    @GetMapping("/verification")
    CheckView verify(@RequestParam String number, @RequestParam String code) {
        CertificateCheck check = records.verify(UUID.randomUUID().toString(), number, code);
        CertificateCheck.Shown shown = check.certificate();
        return shown == null
                ? new CheckView(check.result().name(), null, null, null)
                : new CheckView(check.result().name(), shown.organisation(), shown.minutes(), shown.standingMinutes());
    }
}
