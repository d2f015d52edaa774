package org.volunteerledger.desk.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.volunteerledger.desk.work.EntryExport;
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

    private final RecordDesk records;
    private final FigureDesk figures;
    private final EntryExport export;

    RecordApi(RecordDesk records, FigureDesk figures, EntryExport export) {
        this.records = records;
        this.figures = figures;
        this.export = export;
    }

    @GetMapping("/records/{volunteer}")
    RecordView record(
            @AuthenticationPrincipal Account account,
            @PathVariable long volunteer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        RecordDesk.Sheet sheet = records.sheet(
                account, new VolunteerId(volunteer), PageRequest.first(limit).after(after));
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

    @GetMapping(value = "/entries.csv", produces = EntryExport.TYPE)
    void export(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable By by,
            @RequestParam(defaultValue = "0") long key,
            HttpServletResponse response)
            throws IOException {
        Selection selection = figures.behind(account, by, key);
        response.setContentType(EntryExport.TYPE);
        export.write(selection, response.getWriter());
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
