package org.volunteerledger.desk.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.desk.DeskProperties;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.work.RecordDesk;
import org.volunteerledger.documents.CertificatePdf;
import org.volunteerledger.documents.VerificationText;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.PageRequest;

/** The record of a volunteer with objections and certificates. */
@Controller
class RecordPages {

    private static final int PAGE = 50;

    private final RecordDesk records;
    private final DeskProperties desk;

    RecordPages(RecordDesk records, DeskProperties desk) {
        this.records = records;
        this.desk = desk;
    }

    @GetMapping("/record")
    String own(@AuthenticationPrincipal Account account) {
        Long volunteer = account.volunteer();
        if (volunteer == null) {
            throw new NotHere();
        }
        return "redirect:/records/" + volunteer;
    }

    @GetMapping("/records/{volunteer}")
    String record(
            @AuthenticationPrincipal Account account,
            @PathVariable long volunteer,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        PageRequest page = PageRequest.first(PAGE);
        model.addAttribute(
                "sheet", records.sheet(account, new VolunteerId(volunteer), after == null ? page : page.after(after)));
        model.addAttribute("own", Long.valueOf(volunteer).equals(account.volunteer()));
        return "record";
    }

    @PostMapping("/record/objections")
    String object(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam long sequence,
            @RequestParam String statement) {
        records.object(account, key, sequence, statement);
        return "redirect:/record";
    }

    @PostMapping("/records/{volunteer}/certificates")
    String issue(
            @AuthenticationPrincipal Account account,
            @PathVariable long volunteer,
            @RequestParam String key,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        records.issue(account, key, new VolunteerId(volunteer), from, to);
        return "redirect:/records/" + volunteer;
    }

    @PostMapping("/certificates/{number}/revoke")
    String revoke(
            @AuthenticationPrincipal Account account,
            @PathVariable String number,
            @RequestParam long volunteer,
            @RequestParam String key,
            @RequestParam String reason) {
        records.revoke(account, key, number, reason);
        return "redirect:/records/" + volunteer;
    }

    /** It is recorded who opened it, so it is no GET. */
    @PostMapping("/certificates/{number}/document")
    ResponseEntity<byte[]> document(
            @AuthenticationPrincipal Account account, @PathVariable String number, @RequestParam String key)
            throws IOException {
        PrintedCertificate printed = records.print(account, key, number);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        CertificatePdf.write(printed, VerificationText.of(printed, desk.address() + "/verify"), null, pdf);
        ContentDisposition name = ContentDisposition.attachment()
                .filename(printed.certificate().number() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(pdf.toByteArray());
    }
}
