package org.volunteerledger.console.care;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.NewRecipient;
import org.volunteerledger.care.NewVolunteers;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code care recipient}: the people who are cared for. */
@Command(
        name = "recipient",
        description = "The people who are cared for, and what they consent to.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class RecipientCommand {

    private final Terminal terminal;
    private final Stores stores;

    RecipientCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    /** What is known of a new recipient. */
    static final class Person {

        @Option(names = "--name", paramLabel = "NAME", required = true, description = "The name. It is kept encrypted.")
        private String name = "";

        @Option(names = "--id-card", paramLabel = "NUMBER", description = "The number of the identity card.")
        private @Nullable String idCard;

        @Option(names = "--phone", paramLabel = "NUMBER", description = "The phone number.")
        private @Nullable String phone;

        @Option(names = "--address", paramLabel = "TEXT", description = "The address.")
        private @Nullable String address;

        RecipientData data(LocalDate today) {
            IdentityDocument document =
                    idCard == null ? null : IdentityDocument.of(DocumentType.RESIDENT_ID, idCard, today);
            return new RecipientData(new PersonalData(name, document, null, phone), address);
        }
    }

    @Command(description = "Registers a recipient and shows the id.", mixinStandardHelpOptions = true)
    int add(
            @Mixin Person person,
            @Option(
                            names = "--category",
                            paramLabel = "CATEGORY",
                            split = ",",
                            required = true,
                            description = "Why, the main one first, such as EMPTY_NEST.")
                    List<String> categories,
            @Option(names = "--home", required = true, paramLabel = "CODE", description = "The area of the home.")
                    String home,
            @Option(names = "--within", paramLabel = "CODE", description = "Register a new home within this area.")
                    @Nullable String within,
            @Option(
                            names = "--level",
                            paramLabel = "LEVEL",
                            defaultValue = "BUILDING",
                            description = "The level of a new home.")
                    AreaLevel level,
            @Option(
                            names = "--consent",
                            paramLabel = "CONSENT",
                            split = ",",
                            description = "To what the person consents: ${COMPLETION-CANDIDATES}.")
                    @Nullable List<ConsentPurpose> consents,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Option(names = "--until", paramLabel = "DAY", description = "The last day of the consents.") @Nullable LocalDate until,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            LocalDate first = desk.or(from);
            List<ConsentPurpose> given = consents == null ? List.of() : consents;
            NewRecipient recipient = new NewRecipient(
                    person.data(desk.today()),
                    categories.stream().map(RecipientCategory::of).toList(),
                    desk.home(home, within, level),
                    first,
                    given.stream()
                            .map(purpose -> CareConsent.to(purpose, first, until))
                            .toList());
            desk.say("recipient "
                    + desk.care()
                            .recipients()
                            .register(desk.command(), recipient)
                            .value());
        });
    }

    @Command(description = "Lists recipients, without their names.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--area", paramLabel = "CODE", description = "Within this area.") @Nullable String area,
            @Option(names = "--category", paramLabel = "CATEGORY", description = "Of this main category.") @Nullable String category,
            @Mixin CareOptions options) {
        return CareDesk.read(terminal, stores, options, desk -> {
            Set<AreaId> homes = desk.within(area);
            RecipientCategory only = category == null ? null : RecipientCategory.of(category);
            desk.show(
                    List.of(
                            Column.text("recipient"),
                            Column.text("categories"),
                            Column.text("home"),
                            Column.text("since"),
                            Column.text("consents"),
                            Column.text("pairing")),
                    table -> Listing.pages(
                            page -> desk.care().recipients().list(homes, only, page), page -> rows(desk, page, table)));
        });
    }

    @Command(
            description = "Shows the name, phone and address of a recipient; that it was shown is recorded.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "RECIPIENT", description = "The id of the recipient.") long id,
            @Option(names = "--purpose", paramLabel = "TEXT", description = "What for; nothing is shown without it.")
                    @Nullable String purpose,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            RecipientData data = desk.care().recipients().reveal(desk.because(purpose), new RecipientId(id));
            desk.show(
                    List.of(Column.text("name"), Column.text("phone"), Column.text("address")),
                    table -> table.row(
                            Arrays.asList(data.person().name(), data.person().phone(), data.address())));
        });
    }

    @Command(description = "Records a consent.", mixinStandardHelpOptions = true)
    int consent(
            @Parameters(paramLabel = "RECIPIENT", description = "The id of the recipient.") long id,
            @Parameters(paramLabel = "PURPOSE", description = "${COMPLETION-CANDIDATES}") ConsentPurpose purpose,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Option(names = "--until", paramLabel = "DAY", description = "The last day.") @Nullable LocalDate until,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            CareConsent consent = CareConsent.to(purpose, desk.or(from), until);
            desk.care().recipients().consent(desk.command(), new RecipientId(id), consent);
            desk.say("consent to " + purpose + " from " + consent.from());
        });
    }

    @Command(description = "Records that a consent is withdrawn.", mixinStandardHelpOptions = true)
    int withdraw(
            @Parameters(paramLabel = "RECIPIENT", description = "The id of the recipient.") long id,
            @Parameters(paramLabel = "PURPOSE", description = "${COMPLETION-CANDIDATES}") ConsentPurpose purpose,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day without it. Default: today")
                    @Nullable LocalDate from,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            desk.care().recipients().withdrawConsent(desk.command(), new RecipientId(id), purpose, desk.or(from));
            desk.say("consent to " + purpose + " withdrawn from " + desk.or(from));
        });
    }

    @Command(
            description =
                    "Records that a recipient has become a volunteer: by the number, or by the same identity document.",
            footer = {"", "Examples:", "  care recipient link 4711 V9", "  care recipient link 4711"},
            mixinStandardHelpOptions = true)
    int link(
            @Parameters(index = "0", paramLabel = "RECIPIENT", description = "The id of the recipient.") long id,
            @Parameters(index = "1", arity = "0..1", paramLabel = "VOLUNTEER", description = "The volunteer number.")
                    @Nullable String number,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            RecipientId recipient = new RecipientId(id);
            VolunteerId volunteer;
            if (number == null) {
                volunteer = desk.care().recipients().linkByDocument(desk.command(), recipient);
            } else {
                volunteer = desk.volunteer(number);
                desk.care().recipients().link(desk.command(), recipient, volunteer);
            }
            desk.say("recipient " + id + " is volunteer "
                    + desk.numbers(List.of(volunteer)).get(volunteer));
        });
    }

    @Command(
            description = {
                "How many became volunteers in a period, and which share of them had been helped before.",
                "Only recipients who were linked with their volunteer are known as helped."
            },
            footer = {"", "Example:", "  care recipient helpers --from 2026-01-01 --area C1"},
            mixinStandardHelpOptions = true)
    int helpers(
            @Option(
                            names = "--from",
                            paramLabel = "DAY",
                            required = true,
                            description = "The first day of registration.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "The last day. Default: today") @Nullable LocalDate to,
            @Option(
                            names = "--area",
                            paramLabel = "CODE",
                            description = "Volunteers who live there. Default: everywhere")
                    @Nullable String area,
            @Mixin CareOptions options) {
        return CareDesk.read(terminal, stores, options, desk -> {
            NewVolunteers figures = desk.care().recipients().newVolunteers(desk.within(area), from, desk.or(to));
            desk.show(
                    List.of(
                            Column.text("from"),
                            Column.text("to"),
                            Column.number("registered"),
                            Column.number("helped_before"),
                            Column.number("percent")),
                    table -> table.row(List.of(
                            figures.from().toString(),
                            figures.to().toString(),
                            figures.registered(),
                            figures.servedBefore(),
                            BigDecimal.valueOf(figures.shareInBasisPoints(), 2))));
        });
    }

    private static void rows(CareDesk desk, List<Recipient> recipients, TableWriter table) {
        Map<AreaId, String> codes =
                desk.codes(recipients.stream().map(Recipient::home).toList());
        for (Recipient recipient : recipients) {
            String consents = recipient.consents().stream()
                    .filter(consent -> consent.holdsOn(desk.today()))
                    .map(consent -> consent.purpose().name())
                    .collect(Collectors.joining(","));
            String categories =
                    recipient.categories().stream().map(RecipientCategory::code).collect(Collectors.joining(","));
            table.row(Arrays.asList(
                    Long.toString(recipient.id().value()),
                    categories,
                    codes.get(recipient.home()),
                    recipient.registeredOn().toString(),
                    consents,
                    recipient.pairing() == null
                            ? null
                            : Long.toString(recipient.pairing().value())));
        }
    }
}
