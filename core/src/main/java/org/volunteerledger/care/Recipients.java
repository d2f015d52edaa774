package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about the people who are cared for. Thread-safe. */
public final class Recipients {

    /** The most recipients of one command. */
    public static final int MAX_RECIPIENTS = IdList.MAX_IDS;

    private final CommandRunner runner;
    private final PersonVault vault;
    private final SealedRecipients sealed;

    Recipients(CommandRunner runner, PersonVault vault) {
        this.runner = runner;
        this.vault = vault;
        this.sealed = new SealedRecipients(vault);
    }

    /**
     * Registers a recipient.
     *
     * @param command   who asks, and under which key
     * @param recipient who
     * @return the id
     * @throws Refused as for {@link #registerAll}
     */
    public RecipientId register(Command command, NewRecipient recipient) {
        return registerAll(command, List.of(recipient)).get(0);
    }

    /**
     * Registers recipients in one commit: all or none.
     *
     * @param command    who asks, and under which key
     * @param recipients who, 1 to {@value #MAX_RECIPIENTS}
     * @return the ids, in order
     * @throws Refused if an area is unknown, an identity document belongs to another recipient
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN}), or two consents to one purpose meet
     *     ({@link CareError#CONSENT_HELD})
     */
    public List<RecipientId> registerAll(Command command, List<NewRecipient> recipients) {
        Check.range("recipients", recipients.size(), 1, MAX_RECIPIENTS);
        RequestDigest content = RequestDigest.of("register-recipients");
        recipients.forEach(each -> sealed.addTo(
                content.add(each.categories())
                        .add(each.home())
                        .add(each.registeredOn())
                        .add(each.consents()),
                each.data()));
        String answer = runner.run("register-recipients", command, content, draft -> {
            draft.relyAll(Area.KIND, recipients.stream().map(NewRecipient::home).toList());
            List<RecipientId> ids = new ArrayList<>();
            recipients.forEach(each -> ids.add(create(draft, each)));
            return IdList.write(ids);
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), RecipientId::new);
    }

    /**
     * Replaces the personal data, the categories and the home of a recipient.
     *
     * @param command    who asks, why, and under which key
     * @param id         the recipient
     * @param data       the data as it is now
     * @param categories the categories as they are now
     * @param home       where the recipient lives now
     * @throws Refused if the recipient or area is unknown, or the data was erased ({@link CareError#RECIPIENT_FORGOTTEN})
     */
    public void update(
            Command command, RecipientId id, RecipientData data, List<RecipientCategory> categories, AreaId home) {
        RequestDigest content = sealed.addTo(RequestDigest.of("update-recipient", id, categories, home), data);
        change("update-recipient", "recipient-updated", command, id, content, (draft, recipient) -> {
            draft.rely(Area.KIND, home);
            return recipient.with(categories, home, sealed.seal(recipient.requireKept(), data));
        });
    }

    /**
     * Records a consent.
     *
     * @param command who asks, and under which key
     * @param id      the recipient
     * @param consent to what, and when
     * @throws Refused if a consent to the same purpose holds on one of the days ({@link CareError#CONSENT_HELD}), or the recipient is
     *     unknown or forgotten
     */
    public void consent(Command command, RecipientId id, CareConsent consent) {
        RequestDigest content = RequestDigest.of("consent-to-care", id, consent);
        change("consent-to-care", "consent-given", command, id, content, (draft, recipient) -> {
            recipient.requireKept();
            return recipient.consenting(consent);
        });
    }

    /**
     * Records that a consent is withdrawn. It is withdrawn without a reason.
     *
     * @param command who asks, and under which key
     * @param id      the recipient
     * @param purpose to what
     * @param from    the first day on which it holds no longer
     * @throws Refused if no consent to the purpose holds on the day
     */
    public void withdrawConsent(Command command, RecipientId id, ConsentPurpose purpose, LocalDate from) {
        RequestDigest content = RequestDigest.of("withdraw-consent", id, purpose, from);
        change(
                "withdraw-consent",
                "consent-withdrawn",
                command,
                id,
                content,
                (draft, recipient) -> recipient.withdrawing(purpose, from));
    }

    /**
     * Records that a recipient and a volunteer are one person.
     *
     * @param command   who asks, and under which key
     * @param id        the recipient
     * @param volunteer the volunteer
     * @throws Refused if one of them is unknown, the recipient is linked already ({@link CareError#ALREADY_LINKED}), or the volunteer is
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public void link(Command command, RecipientId id, VolunteerId volunteer) {
        RequestDigest content = RequestDigest.of("link-recipient", id, volunteer);
        change(
                "link-recipient",
                "recipient-linked",
                command,
                id,
                content,
                (draft, recipient) -> link(draft, recipient, volunteer));
    }

    /**
     * Links a recipient with the volunteer who has the same identity document.
     *
     * @param command who asks, and under which key
     * @param id      the recipient
     * @return the volunteer
     * @throws Refused if there is none ({@link CareError#NO_SUCH_VOLUNTEER}), or as for {@link #link}
     */
    public VolunteerId linkByDocument(Command command, RecipientId id) {
        RequestDigest content = RequestDigest.of("link-recipient-by-document", id);
        return new VolunteerId(runner.runForId("link-recipient-by-document", command, content, draft -> {
            Versioned<Recipient> before = draft.get(Recipient.KIND, id);
            draft.concerns(before.entity().home(), null);
            VolunteerId same = volunteerOf(draft, before.entity());
            draft.replace(Recipient.KIND, before, link(draft, before.entity(), same));
            draft.event("recipient-linked", Recipient.KIND, id.value(), Map.of());
            return same.value();
        }));
    }

    /**
     * Ends the care for a recipient from today on, with the open pairing if there is one. Visits stay.
     *
     * @param command who asks, why, and under which key
     * @param id      the recipient
     * @throws Refused if the recipient is unknown, or the care has ended already ({@link CareError#RECIPIENT_CLOSED})
     */
    public void close(Command command, RecipientId id) {
        command.requiredReason();
        RequestDigest content = RequestDigest.of("close-recipient", id);
        change("close-recipient", "recipient-closed", command, id, content, (draft, recipient) -> {
            recipient.requireCaredFor(draft.today());
            endPairing(draft, recipient);
            return recipient.closed(draft.today());
        });
    }

    /**
     * Destroys a recipient's personal data, notes on health and files with it, since all are sealed under the one key. Visits and hours
     * stay, under the id. There is no way back.
     *
     * @param command who asks, why, and under which key
     * @param id      the recipient
     * @throws Refused if the recipient is unknown or forgotten already
     */
    public void forget(Command command, RecipientId id) {
        command.requiredReason();
        RequestDigest content = RequestDigest.of("forget-recipient", id);
        change("forget-recipient", "recipient-forgotten", command, id, content, (draft, recipient) -> {
            recipient.requireKept();
            endPairing(draft, recipient);
            return recipient.closed(draft.today()).forgotten();
        });
    }

    /**
     * Reads a recipient's personal data in clear. That it was read, by whom and for which purpose is recorded before it is shown.
     *
     * @param command who asks, with the purpose as reason, and under which key
     * @param id      the recipient
     * @return the data
     * @throws Refused if the recipient is unknown or forgotten
     */
    public RecipientData reveal(Command command, RecipientId id) {
        // With who and why in the content, nobody reads under the record of somebody else's reading.
        RequestDigest content = RequestDigest.of("reveal-recipient", id, command.actor(), command.requiredReason());
        runner.run("reveal-recipient", command, content, draft -> {
            Recipient recipient = draft.get(Recipient.KIND, id).entity();
            recipient.requireKept();
            draft.concerns(recipient.home(), null);
            draft.event("personal-data-read", Recipient.KIND, id.value(), Map.of());
            return null;
        });
        return sealed.open(find(id).orElseThrow(), today());
    }

    /**
     * A recipient.
     *
     * @param id the id
     * @return the recipient, or empty
     */
    public Optional<Recipient> find(RecipientId id) {
        return runner.storage().find(Recipient.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The recipient of an identity document.
     *
     * @param document the document
     * @return the recipient, or empty
     */
    public Optional<Recipient> byDocument(IdentityDocument document) {
        UniqueKey key = Recipient.KIND.uniqueKey("document", document.lookup(vault));
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(id -> find(new RecipientId(id)));
    }

    /**
     * The recipients of some areas.
     *
     * @param homes    the areas of their homes, at most {@link Filter#MAX_VALUES}, or null for everywhere
     * @param category the main category, or null for all
     * @param page     which part
     * @return the recipients, those no longer cared for included
     */
    public Slice<Recipient> list(
            @Nullable Collection<AreaId> homes, @Nullable RecipientCategory category, PageRequest page) {
        List<Filter> filters = new ArrayList<>();
        if (homes != null) {
            filters.add(
                    Filter.in(Recipient.HOME, homes.stream().map(AreaId::value).toList()));
        }
        if (category != null) {
            filters.add(Filter.equal(Recipient.CATEGORY, category.code()));
        }
        return Listings.list(runner.storage(), Recipient.KIND, new Filter.And(filters), page);
    }

    /**
     * How many recipients there are of each main category, those no longer cared for included.
     *
     * @return the counts
     */
    public Map<RecipientCategory, Long> countByCategory() {
        Map<RecipientCategory, Long> counts = new HashMap<>();
        runner.storage()
                .count(Recipient.KIND, Filter.ALL, List.of(Recipient.CATEGORY.name()))
                .rows()
                .forEach(row -> counts.put(
                        RecipientCategory.of(
                                (String) Objects.requireNonNull(row.keys().get(0))),
                        row.count()));
        return Map.copyOf(counts);
    }

    /**
     * The recipients who are volunteers as well, with the first day on which they were served: whether the service came before the
     * registration says who turned from one who is helped into one who helps.
     *
     * @param page which part
     * @return the pairs
     */
    public Slice<Conversion> conversions(PageRequest page) {
        Slice<Recipient> linked =
                Listings.list(runner.storage(), Recipient.KIND, Filter.range(Recipient.VOLUNTEER, 1L, null), page);
        return new Slice<>(Conversion.read(runner.storage(), linked.items(), any -> true), linked.next());
    }

    /**
     * Who became a volunteer in a period, and how many of them had been helped before. Only recipients who were linked to their volunteer
     * count as helped; see {@link #link} and {@link #linkByDocument}.
     *
     * @param homes the areas in which the volunteers live, at most {@link Filter#MAX_VALUES}, or null for everywhere
     * @param from  the first day of registration
     * @param to    the last day of registration, inclusive, not before the first
     * @return the figures
     */
    public NewVolunteers newVolunteers(@Nullable Collection<AreaId> homes, LocalDate from, LocalDate to) {
        return NewVolunteers.read(runner.storage(), homes, from, to);
    }

    /**
     * The link to a recipient goes with a person to another record.
     *
     * @return what moves it, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new RecipientMover();
    }

    private RecipientId create(Draft draft, NewRecipient wanted) {
        RecipientId id = new RecipientId(draft.newId());
        PersonKey key = vault.newKey();
        LocalDate from = wanted.registeredOn() == null ? draft.today() : wanted.registeredOn();
        Recipient created = new Recipient(
                id,
                wanted.categories(),
                wanted.home(),
                from,
                null,
                null,
                null,
                List.of(),
                key,
                sealed.seal(key, wanted.data()));
        for (CareConsent consent : wanted.consents()) {
            created = created.consenting(consent);
        }
        draft.concerns(wanted.home(), null);
        draft.create(Recipient.KIND, created);
        draft.event("recipient-registered", Recipient.KIND, id.value(), Map.of());
        return id;
    }

    private void change(
            String name,
            String event,
            Command command,
            RecipientId id,
            RequestDigest content,
            BiFunction<Draft, Recipient, Recipient> change) {
        runner.run(name, command, content, draft -> {
            Versioned<Recipient> before = draft.get(Recipient.KIND, id);
            draft.concerns(before.entity().home(), null);
            draft.replace(Recipient.KIND, before, change.apply(draft, before.entity()));
            draft.event(event, Recipient.KIND, id.value(), Map.of());
            return null;
        });
    }

    private static Recipient link(Draft draft, Recipient recipient, VolunteerId volunteer) {
        if (recipient.volunteer() != null) {
            throw new Refused(
                    CareError.ALREADY_LINKED,
                    "Recipient " + recipient.id().value() + " is volunteer "
                            + recipient.volunteer().value() + ".",
                    Map.of(
                            "recipient", recipient.id().value(),
                            "volunteer", recipient.volunteer().value()));
        }
        draft.rely(Volunteer.KIND, volunteer);
        return recipient.linkedTo(volunteer);
    }

    private static VolunteerId volunteerOf(Draft draft, Recipient recipient) {
        ProtectedRecipient data = recipient.data();
        String lookup = data == null ? null : data.documentLookup();
        Long owner = null;
        if (lookup != null) {
            UniqueKey key = Volunteer.KIND.uniqueKey("document", lookup);
            owner = draft.storage().owners(List.of(key)).get(key);
        }
        if (owner == null) {
            throw new Refused(
                    CareError.NO_SUCH_VOLUNTEER,
                    "No volunteer has the identity document of recipient "
                            + recipient.id().value() + ".",
                    Map.of("recipient", recipient.id().value()));
        }
        return new VolunteerId(owner);
    }

    private static void endPairing(Draft draft, Recipient recipient) {
        CarePairingId open = recipient.pairing();
        if (open != null) {
            PairingSteps.close(draft, draft.get(CarePairing.KIND, open), PairingStatus.ENDED, "RECIPIENT_LEFT");
        }
    }

    private LocalDate today() {
        return runner.now().atZone(runner.zone()).toLocalDate();
    }
}
