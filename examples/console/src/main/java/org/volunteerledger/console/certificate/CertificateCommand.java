package org.volunteerledger.console.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.certificate.CertificateCheck;
import org.volunteerledger.certificate.CertificateId;
import org.volunteerledger.certificate.CertificateLine;
import org.volunteerledger.certificate.CertificateRules;
import org.volunteerledger.certificate.CertificateScope;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.console.line.ActOptions;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Outputs;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.documents.CertificatePage;
import org.volunteerledger.documents.CertificatePdf;
import org.volunteerledger.documents.CertificateWords;
import org.volunteerledger.documents.VerificationText;
import org.volunteerledger.service.ActivityId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code certificate}: certificates of volunteer service. */
@Command(
        name = "certificate",
        description = {
            "Certificates of volunteer service: issue, sign, render as a page or for print, verify,"
                    + " revoke, reissue.",
            "",
            "Only the organisation that recorded the time certifies it. Certificates are named by their numbers."
        },
        footer = {
            "",
            "Examples:",
            "  certificate issue V1 --organisation 北家安 --from 2026-01-01 --to 2026-12-31",
            "  certificate render 1001-2026-00001 --html proof.html --pdf proof.pdf",
            "  certificate verify --number 1001-2026-00001 --code 7K2M-...",
            "  certificate revoke 1001-2026-00001 --because 'issued in error'"
        },
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class CertificateCommand extends Group {

    private static final String FOR_HOLDER = "printed for its holder";

    private final Terminal terminal;
    private final Stores stores;

    private CertificateCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /**
     * The command with all that belong to it.
     *
     * @param terminal where to write
     * @param stores   opens the ledger
     * @return the command line of {@code certificate}
     */
    public static CommandLine of(Terminal terminal, Stores stores) {
        CommandLine line = new CommandLine(new CertificateCommand(terminal, stores));
        line.addSubcommand(new ListCommand(terminal, stores));
        return line;
    }

    @Command(
            description = "Makes out a certificate of what stands now, and prints its number.",
            mixinStandardHelpOptions = true)
    int issue(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String volunteer,
            @Option(
                            names = "--organisation",
                            required = true,
                            paramLabel = "NAME",
                            description = "The recording unit, by name or id.")
                    String organisation,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first service day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The last service day.")
                    LocalDate to,
            @Option(names = "--activity", split = ",", paramLabel = "NAME|ID", description = "Only these activities.")
                    @Nullable List<String> activities,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            Find find = new Find(open);
            List<ActivityId> only = activities == null
                    ? List.of()
                    : activities.stream().map(find::activity).toList();
            CertificateScope scope = CertificateScope.of(
                            find.organisation(organisation), find.volunteer(volunteer), from, to)
                    .only(only);
            CertificateId id = open.ledger().certificates().issue(act.command(open.actor()), scope);
            return say(open.ledger().certificates().find(id).orElseThrow());
        });
    }

    @Command(
            description = "Signs a certificate that waits for a second person or the end of its notice.",
            mixinStandardHelpOptions = true)
    int sign(
            @Parameters(paramLabel = "NUMBER", description = "The number of the certificate.") String number,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return step(store, number, (open, id) -> open.ledger().certificates().sign(act.command(open.actor()), id));
    }

    @Command(
            name = "turn-down",
            description = "Turns a certificate down that waits; --because says why.",
            mixinStandardHelpOptions = true)
    int turnDown(
            @Parameters(paramLabel = "NUMBER", description = "The number of the certificate.") String number,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return step(store, number, (open, id) -> open.ledger().certificates().turnDown(act.command(open.actor()), id));
    }

    @Command(description = "Takes a certificate back; --because says why.", mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(paramLabel = "NUMBER", description = "The number of the certificate.") String number,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return step(store, number, (open, id) -> open.ledger().certificates().revoke(act.command(open.actor()), id));
    }

    @Command(
            description = "Makes a certificate out anew, of what stands now; --because says why.",
            mixinStandardHelpOptions = true)
    int reissue(
            @Parameters(paramLabel = "NUMBER", description = "The number of the certificate.") String number,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            CertificateId before = new Lookups(open).certificate(number).id();
            CertificateId id = open.ledger().certificates().reissue(act.command(open.actor()), before);
            return say(open.ledger().certificates().find(id).orElseThrow());
        });
    }

    @Command(description = "Shows what a certificate says, without name and code.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "NUMBER", description = "The number of the certificate.") String number,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            Certificate certificate = new Lookups(open).certificate(number);
            say(certificate);
            for (CertificateLine line : certificate.lines()) {
                terminal.out().println("  " + String.join("  ", CertificateWords.row(line)));
            }
            return ExitCode.OK;
        });
    }

    @Command(
            description =
                    "Writes a certificate for its holder as a page, a document or both. That it was opened is recorded.",
            mixinStandardHelpOptions = true)
    int render(
            @Parameters(paramLabel = "NUMBER", description = "The number of the certificate.") String number,
            @Option(names = "--html", paramLabel = "FILE", description = "Where the page goes.") @Nullable Path html,
            @Option(names = "--pdf", paramLabel = "FILE", description = "Where the document goes.") @Nullable Path pdf,
            @Option(
                            names = "--font",
                            paramLabel = "FILE",
                            description =
                                    "A TrueType font for the document. Default: WenQuanYi Zen Hei, which is built in")
                    @Nullable Path font,
            @Option(
                            names = "--verify-page",
                            paramLabel = "URL",
                            defaultValue = VerificationText.NO_PAGE,
                            description = "The page that the QR code leads to. Default: ${DEFAULT-VALUE}")
                    String page,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        if (html == null && pdf == null) {
            throw new CommandLine.ParameterException(commandLine(), "Give --html, --pdf or both.");
        }
        Outputs outputs = Outputs.of(store);
        Stream.of(html, pdf).filter(Objects::nonNull).forEach(outputs::checked);
        return change(store, open -> {
            open.keys();
            CertificateId id = new Lookups(open).certificate(number).id();
            PrintedCertificate printed = open.ledger().certificates().print(act.command(open.actor(), FOR_HOLDER), id);
            write(outputs, printed, VerificationText.of(printed, page), html, pdf, font);
            terminal.out().println(number + " is written for its holder");
            return ExitCode.OK;
        });
    }

    @Command(
            description = "Verifies a certificate that somebody shows. Every verification is recorded.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:valid", "1:changed since issue, revoked or unknown"},
            mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--number", paramLabel = "NUMBER", description = "The number.") @Nullable String number,
            @Option(names = "--code", paramLabel = "CODE", description = "The code.") @Nullable String code,
            @Option(names = "--text", paramLabel = "TEXT", description = "The text of the QR code instead.") @Nullable String text,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        if (text == null && (number == null || code == null)) {
            throw new CommandLine.ParameterException(commandLine(), "Give --number and --code, or --text.");
        }
        VerificationText asked = text == null
                ? new VerificationText(String.valueOf(number), String.valueOf(code))
                : VerificationText.parse(text);
        return change(store, open -> {
            open.keys();
            CertificateCheck check =
                    open.ledger().certificates().verify(act.command(open.actor()), asked.number(), asked.code());
            terminal.out().println(check.result());
            CertificateCheck.Shown shown = check.certificate();
            if (shown != null) {
                show(shown);
            }
            return check.result() == CertificateCheck.Result.VALID ? ExitCode.OK : ExitCode.REFUSED;
        });
    }

    @Command(description = "Sets how certificates are given out from a day on.", mixinStandardHelpOptions = true)
    int rules(
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--area", paramLabel = "CODE", description = "Only for organisations there.") @Nullable String area,
            @Option(names = "--countersigned", description = "A second person signs.") boolean countersigned,
            @Option(
                            names = "--notice",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Days of public notice. Default: 0")
                    int notice,
            @Mixin ActOptions act,
            @Mixin StoreOptions store) {
        return change(store, open -> {
            var where = area == null ? null : new Find(open).area(area);
            CertificateRules rules = new CertificateRules(countersigned, notice);
            open.ledger()
                    .localPolicies()
                    .set(act.command(open.actor()), CertificateRules.SUBJECT, where, from, null, rules);
            terminal.out().println("rules set from " + from);
            return ExitCode.OK;
        });
    }

    private static void write(
            Outputs outputs,
            PrintedCertificate printed,
            String text,
            @Nullable Path html,
            @Nullable Path pdf,
            @Nullable Path font) {
        try {
            if (html != null) {
                try (Writer out = outputs.text(html)) {
                    out.write(CertificatePage.of(printed, text));
                }
            }
            if (pdf != null) {
                try (OutputStream out = outputs.bytes(pdf)) {
                    CertificatePdf.write(printed, text, font, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(CertificateCheck.Shown shown) {
        terminal.out().println("number: " + shown.number());
        terminal.out().println("holder: " + (shown.holder() == null ? "forgotten" : shown.holder()));
        terminal.out().println("volunteer number: " + shown.volunteerNumber());
        terminal.out().println("recorded by: " + shown.organisation());
        terminal.out().println("period: " + shown.from() + " to " + shown.to());
        terminal.out().println("hours: " + CertificateWords.hours(shown.minutes()));
        terminal.out().println("hours that stand: " + CertificateWords.hours(shown.standingMinutes()));
        terminal.out().println("participations: " + shown.participations());
        terminal.out().println("issued on: " + shown.issuedOn());
        terminal.out().println("digest: " + shown.digest());
    }

    private int say(Certificate certificate) {
        String notice = certificate.noticeUntil() == null ? "" : ", notice until " + certificate.noticeUntil();
        terminal.out()
                .println(certificate.number() + " is " + certificate.status() + ": "
                        + CertificateWords.hours(certificate.snapshot().minutes()) + " h, "
                        + certificate.snapshot().participations() + " participations" + notice);
        return ExitCode.OK;
    }

    private int step(StoreOptions store, String number, Step step) {
        return change(store, open -> {
            CertificateId id = new Lookups(open).certificate(number).id();
            step.take(open, id);
            return say(open.ledger().certificates().find(id).orElseThrow());
        });
    }

    private int change(StoreOptions store, ToIntFunction<OpenLedger> work) {
        return stores.with(store, Stores.Access.CHANGE, work::applyAsInt);
    }

    private interface Step {
        void take(OpenLedger open, CertificateId id);
    }
}
