package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** Commands and look-ups about protected files. Thread-safe. */
public final class ResidentFiles {

    /** The most files of one command. */
    public static final int MAX_FILES = IdList.MAX_IDS;

    private static final String CONTENT = "file.content";

    private final CommandRunner runner;
    private final PersonVault vault;

    ResidentFiles(CommandRunner runner, PersonVault vault) {
        this.runner = runner;
        this.vault = vault;
    }

    /**
     * Opens files in one commit: all or none.
     *
     * @param command who asks, why, and under which key
     * @param files   the files, 1 to {@value #MAX_FILES}
     * @return the ids, in order
     * @throws Refused if a record is unknown, a recipient does not consent today or was forgotten, or has an open file about the
     *     subject ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public List<ResidentFileId> open(Command command, List<NewFile> files) {
        Check.range("files", files.size(), 1, MAX_FILES);
        command.requiredReason();
        RequestDigest content = RequestDigest.of("open-files");
        files.forEach(file -> content.add(file.recipient())
                .add(file.organisation())
                .add(file.subject())
                .add(file.consent())
                .add(vault.lookup(CONTENT, file.content())));
        String answer = runner.run("open-files", command, content, draft -> {
            Map<Long, Recipient> recipients = draft.relyAll(
                    Recipient.KIND, files.stream().map(NewFile::recipient).toList());
            draft.relyAll(
                    Organisation.KIND, files.stream().map(NewFile::organisation).toList());
            List<ResidentFileId> ids = new ArrayList<>();
            for (NewFile file : files) {
                Recipient recipient =
                        Objects.requireNonNull(recipients.get(file.recipient().value()));
                ids.add(create(draft, recipient, file));
            }
            return IdList.write(ids);
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), ResidentFileId::new);
    }

    /**
     * Reads a file. That it was read, by whom and for which purpose is recorded before it is shown.
     *
     * @param command who reads, with the purpose as reason, and under which key
     * @param id      the file
     * @return the content in clear
     * @throws org.volunteerledger.error.InvalidInput if there is no purpose
     * @throws Refused if the file is unknown or closed ({@link CareError#FILE_CLOSED}), or the recipient does not consent today or was
     *     forgotten
     * @throws org.volunteerledger.error.IdempotencyConflict if the key was used by somebody else, or for another purpose
     */
    public String read(Command command, ResidentFileId id) {
        String purpose = command.requiredReason();
        // With who and why in the content, nobody reads under the record of somebody else's reading.
        RequestDigest content = RequestDigest.of("read-file", id, command.actor(), purpose);
        runner.run("read-file", command, content, draft -> {
            ResidentFile file = usable(draft, id).entity();
            FileReadId read = new FileReadId(draft.newId());
            draft.create(FileRead.KIND, new FileRead(read, file.id(), command.actor(), purpose, draft.now()));
            draft.event("file-read", ResidentFile.KIND, id.value(), Map.of());
            return null;
        });
        ResidentFile file = find(id).orElseThrow();
        Recipient recipient = runner.storage()
                .find(Recipient.KIND, file.recipient().value())
                .map(Versioned::entity)
                .orElseThrow();
        return vault.open(recipient.requireKept(), CONTENT, file.content());
    }

    /**
     * Replaces the content of a file.
     *
     * @param command who asks, why, and under which key
     * @param id      the file
     * @param content the content as it is now, at most {@link Sensitive#MAX_TEXT} code points
     * @throws Refused as for {@link #read}
     */
    public void rewrite(Command command, ResidentFileId id, String content) {
        command.requiredReason();
        Check.text("content", content, Sensitive.MAX_TEXT);
        RequestDigest digest = RequestDigest.of("rewrite-file", id, vault.lookup(CONTENT, content));
        runner.run("rewrite-file", command, digest, draft -> {
            Versioned<ResidentFile> before = usable(draft, id);
            Recipient recipient = draft.rely(Recipient.KIND, before.entity().recipient());
            Sensitive sealed = vault.seal(recipient.requireKept(), CONTENT, content);
            draft.replace(ResidentFile.KIND, before, before.entity().with(sealed));
            draft.event("file-rewritten", ResidentFile.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Closes a file: from now on it is neither read nor written. Its items and the list of its readings stay.
     *
     * @param command who asks, why, and under which key
     * @param id      the file
     * @throws Refused if the file is unknown or closed ({@link CareError#FILE_CLOSED})
     */
    public void close(Command command, ResidentFileId id) {
        command.requiredReason();
        runner.run("close-file", command, RequestDigest.of("close-file", id), draft -> {
            Versioned<ResidentFile> before = draft.get(ResidentFile.KIND, id);
            requireOpen(before.entity());
            concern(
                    draft,
                    before.entity(),
                    draft.get(Recipient.KIND, before.entity().recipient()).entity());
            draft.replace(ResidentFile.KIND, before, before.entity().closed(draft.today()));
            draft.event("file-closed", ResidentFile.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Notes a service that was done for the person of a file. It takes no look into the file.
     *
     * @param command  who asks, and under which key
     * @param id       the file
     * @param day      the day, not after today
     * @param service  what was done, in a short word; nothing personal, at most 40 code points
     * @param visit    the visit on which it was done, or null
     * @param activity the activity in which it was done, or null
     * @return the id of the item
     * @throws Refused if a record is unknown, the file is closed, the recipient does not consent on the day, or the visit was to
     *     somebody else or taken back ({@link CareError#VISIT_VOIDED})
     */
    public FileItemId note(
            Command command,
            ResidentFileId id,
            LocalDate day,
            String service,
            @Nullable CareVisitId visit,
            @Nullable ActivityId activity) {
        RequestDigest content = RequestDigest.of("note-file-item", id, day, service, visit, activity);
        return new FileItemId(runner.runForId("note-file-item", command, content, draft -> {
            ResidentFile file = draft.rely(ResidentFile.KIND, id);
            requireOpen(file);
            Recipient recipient = draft.rely(Recipient.KIND, file.recipient());
            concern(draft, file, recipient);
            recipient.requireConsent(file.consent(), day);
            FileChecks.requirePast(day, draft.today());
            if (visit != null) {
                FileChecks.requireOf(draft.rely(CareVisit.KIND, visit), file);
            }
            if (activity != null) {
                draft.rely(Activity.KIND, activity);
            }
            FileItemId item = new FileItemId(draft.newId());
            draft.create(FileItem.KIND, new FileItem(item, id, file.organisation(), day, service, visit, activity));
            draft.event("file-item-noted", FileItem.KIND, item.value(), Map.of("service", service));
            return item.value();
        }));
    }

    /**
     * A file, its content sealed.
     *
     * @param id its id
     * @return the file, or empty
     */
    public Optional<ResidentFile> find(ResidentFileId id) {
        return runner.storage().find(ResidentFile.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The files of an organisation, their contents sealed.
     *
     * @param organisation who keeps them, or null for all
     * @param subject      what they are about, or null for all
     * @param page         which part
     * @return the files, closed ones included
     */
    public Slice<ResidentFile> list(@Nullable OrganisationId organisation, @Nullable String subject, PageRequest page) {
        return Listings.list(runner.storage(), ResidentFile.KIND, about(organisation, subject), page);
    }

    /**
     * How many files there are.
     *
     * @param organisation who keeps them, or null for all
     * @param subject      what they are about, or null for all
     * @return the number, closed ones included
     */
    public long count(@Nullable OrganisationId organisation, @Nullable String subject) {
        return runner.storage()
                .count(ResidentFile.KIND, about(organisation, subject), List.of())
                .total();
    }

    /**
     * The services that were done for the persons of some files.
     *
     * @param ids  the files, at most {@link Filter#MAX_VALUES}
     * @param page which part
     * @return the items
     */
    public Slice<FileItem> items(Collection<ResidentFileId> ids, PageRequest page) {
        Filter ofThem =
                Filter.in(FileItem.FILE, ids.stream().map(ResidentFileId::value).toList());
        return Listings.list(runner.storage(), FileItem.KIND, ofThem, page);
    }

    /**
     * How many services were done in a period for persons of whom there is a file.
     *
     * @param organisation who keeps the files, or null for all
     * @param from         the first day
     * @param to           the last day, inclusive
     * @return the number
     */
    public long countItems(@Nullable OrganisationId organisation, LocalDate from, LocalDate to) {
        Filter days = Filter.all(
                organisation == null ? Filter.ALL : Filter.equal(FileItem.ORGANISATION, organisation.value()),
                Filter.range(FileItem.DAY, from.toEpochDay(), to.toEpochDay() + 1));
        return runner.storage().count(FileItem.KIND, days, List.of()).total();
    }

    /**
     * Who has read a file, when and what for.
     *
     * @param id   the file
     * @param page which part
     * @return the readings
     */
    public Slice<FileRead> reads(ResidentFileId id, PageRequest page) {
        return Listings.list(runner.storage(), FileRead.KIND, Filter.equal(FileRead.FILE, id.value()), page);
    }

    private ResidentFileId create(Draft draft, Recipient recipient, NewFile wanted) {
        recipient.requireConsent(wanted.consent(), draft.today());
        ResidentFile file = new ResidentFile(
                new ResidentFileId(draft.newId()),
                recipient.id(),
                wanted.organisation(),
                wanted.subject(),
                wanted.consent(),
                vault.seal(recipient.requireKept(), CONTENT, wanted.content()),
                draft.today(),
                null);
        concern(draft, file, recipient);
        draft.create(ResidentFile.KIND, file);
        draft.event("file-opened", ResidentFile.KIND, file.id().value(), Map.of("subject", file.subject()));
        return file.id();
    }

    /** A file that may be looked into today: it is open, and the person consents and is not forgotten. */
    private static Versioned<ResidentFile> usable(Draft draft, ResidentFileId id) {
        Versioned<ResidentFile> read = draft.get(ResidentFile.KIND, id);
        ResidentFile file = read.entity();
        requireOpen(file);
        // A consent that is withdrawn at this very moment wins.
        Recipient recipient = draft.rely(Recipient.KIND, file.recipient());
        concern(draft, file, recipient);
        recipient.requireKept();
        recipient.requireConsent(file.consent(), draft.today());
        return read;
    }

    private static void concern(Draft draft, ResidentFile file, Recipient recipient) {
        draft.concerns(recipient.home(), file.organisation());
    }

    private static void requireOpen(ResidentFile file) {
        LocalDate closed = file.closedOn();
        if (closed != null) {
            throw new Refused(
                    CareError.FILE_CLOSED,
                    "File " + file.id().value() + " was closed on " + closed + ".",
                    Map.of("file", file.id().value(), "closedOn", closed));
        }
    }

    private static Filter about(@Nullable OrganisationId organisation, @Nullable String subject) {
        List<Filter> filters = new ArrayList<>();
        if (organisation != null) {
            filters.add(Filter.equal(ResidentFile.ORGANISATION, organisation.value()));
        }
        if (subject != null) {
            filters.add(Filter.equal(ResidentFile.SUBJECT, subject));
        }
        return new Filter.And(filters);
    }
}
