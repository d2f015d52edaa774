package org.volunteerledger.console.care;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.FileItem;
import org.volunteerledger.care.FileRead;
import org.volunteerledger.care.NewFile;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.ResidentFile;
import org.volunteerledger.care.ResidentFileId;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code care file}: protected files, whose every reading is recorded. */
@Command(
        name = "file",
        description = "Protected files. The content is kept encrypted, and every reading is recorded.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class FileCommand {

    private final Terminal terminal;
    private final Stores stores;

    FileCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(description = "Opens a file and shows its id.", mixinStandardHelpOptions = true)
    int open(
            @Parameters(paramLabel = "RECIPIENT", description = "The id of the recipient.") long recipient,
            @Option(names = "--organisation", paramLabel = "NAME", required = true, description = "Who keeps it.")
                    String organisation,
            @Option(
                            names = "--subject",
                            paramLabel = "SUBJECT",
                            required = true,
                            description = "What it is about, such as HEALTH_FILE.")
                    String subject,
            @Option(
                            names = "--consent",
                            paramLabel = "CONSENT",
                            defaultValue = "FILE",
                            description = "The consent on which it rests. Default: ${DEFAULT-VALUE}")
                    ConsentPurpose consent,
            @Option(names = "--content", paramLabel = "TEXT", required = true, description = "The content.")
                    String content,
            @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Why.") String reason,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            NewFile file =
                    new NewFile(new RecipientId(recipient), desk.organisation(organisation), subject, consent, content);
            List<ResidentFileId> ids = desk.care().files().open(desk.because(reason), List.of(file));
            desk.say("file " + ids.get(0).value());
        });
    }

    @Command(
            description = "Shows the content of a file; that it was read is recorded.",
            mixinStandardHelpOptions = true)
    int read(
            @Parameters(paramLabel = "FILE", description = "The id of the file.") long id,
            @Option(names = "--purpose", paramLabel = "TEXT", description = "What for; nothing is shown without it.")
                    @Nullable String purpose,
            @Mixin CareOptions options) {
        return CareDesk.write(
                terminal,
                stores,
                options,
                desk -> desk.say(desk.care().files().read(desk.because(purpose), new ResidentFileId(id))));
    }

    @Command(description = "Notes a service that was done for the person.", mixinStandardHelpOptions = true)
    int note(
            @Parameters(paramLabel = "FILE", description = "The id of the file.") long id,
            @Parameters(paramLabel = "SERVICE", description = "What was done, in a short word.") String service,
            @Option(names = "--date", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate date,
            @Option(names = "--visit", paramLabel = "VISIT", description = "The visit on which it was done.") @Nullable Long visit,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            desk.care()
                    .files()
                    .note(
                            desk.command(),
                            new ResidentFileId(id),
                            desk.or(date),
                            service,
                            visit == null ? null : new CareVisitId(visit),
                            null);
            desk.say(service + " noted");
        });
    }

    @Command(description = "Lists files, without their contents.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--subject", paramLabel = "SUBJECT", description = "About this subject.") @Nullable String subject,
            @Mixin CareOptions options) {
        return CareDesk.read(
                terminal,
                stores,
                options,
                desk -> desk.show(
                        List.of(
                                Column.text("file"),
                                Column.text("recipient"),
                                Column.text("subject"),
                                Column.text("opened"),
                                Column.text("closed")),
                        table -> Listing.<ResidentFile>each(
                                page -> desk.care().files().list(null, subject, page),
                                file -> table.row(Arrays.asList(
                                        Long.toString(file.id().value()),
                                        Long.toString(file.recipient().value()),
                                        file.subject(),
                                        file.openedOn().toString(),
                                        file.closedOn())))));
    }

    @Command(
            description = "Lists the services that were done for the person of a file.",
            mixinStandardHelpOptions = true)
    int items(
            @Parameters(paramLabel = "FILE", description = "The id of the file.") long id, @Mixin CareOptions options) {
        return CareDesk.read(
                terminal,
                stores,
                options,
                desk -> desk.show(
                        List.of(Column.text("date"), Column.text("service")),
                        table -> Listing.<FileItem>each(
                                page -> desk.care().files().items(List.of(new ResidentFileId(id)), page),
                                item -> table.row(List.of(item.day().toString(), item.service())))));
    }

    @Command(description = "Lists who has read a file, when and what for.", mixinStandardHelpOptions = true)
    int reads(
            @Parameters(paramLabel = "FILE", description = "The id of the file.") long id, @Mixin CareOptions options) {
        return CareDesk.read(
                terminal,
                stores,
                options,
                desk -> desk.show(
                        List.of(Column.text("at"), Column.text("by"), Column.text("purpose")),
                        table -> Listing.<FileRead>each(
                                page -> desk.care().files().reads(new ResidentFileId(id), page),
                                read -> table.row(List.of(read.at().toString(), read.actor(), read.purpose())))));
    }
}
