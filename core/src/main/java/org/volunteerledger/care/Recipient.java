package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A person who is cared for (服务对象). Visits and hours belong to the id, so they stay when the personal data goes.
 *
 * @param id           the id
 * @param categories   why; the first is the main one, by which recipients are counted. 1 to {@value #MAX_CATEGORIES}
 * @param home         the area of the home, a building where that is known; the address itself is sealed
 * @param registeredOn the first day
 * @param closedOn     the first day on which the person is no longer cared for, or null
 * @param volunteer    the volunteer who is the same person, or null
 * @param pairing      the open pairing, or null
 * @param consents     the consents, at most {@value #MAX_CONSENTS}
 * @param key          the key of the personal data, or null once it is destroyed
 * @param data         the personal data, or null once it is destroyed
 */
public record Recipient(
        RecipientId id,
        List<RecipientCategory> categories,
        AreaId home,
        LocalDate registeredOn,
        @Nullable LocalDate closedOn,
        @Nullable VolunteerId volunteer,
        @Nullable CarePairingId pairing,
        List<CareConsent> consents,
        @Nullable PersonKey key,
        @Nullable ProtectedRecipient data) {

    /** The most categories of one person. */
    public static final int MAX_CATEGORIES = 10;

    /** The most consents of one person, past ones included. */
    public static final int MAX_CONSENTS = 100;

    /** The main category. */
    public static final Attribute<Recipient> CATEGORY = Attribute.text(
            "category", 40, recipient -> recipient.categories().get(0).code());

    /** The area of the home. */
    public static final Attribute<Recipient> HOME =
            Attribute.number("home", recipient -> recipient.home().value());

    /** The first day. */
    public static final Attribute<Recipient> REGISTERED_ON = Attribute.day("registered_on", Recipient::registeredOn);

    /** The first day on which the person is no longer cared for, absent while it is. */
    public static final Attribute<Recipient> CLOSED_ON = Attribute.day("closed_on", Recipient::closedOn);

    /** The volunteer who is the same person, absent if there is none. */
    public static final Attribute<Recipient> VOLUNTEER = Attribute.number(
            "volunteer",
            recipient ->
                    recipient.volunteer() == null ? null : recipient.volunteer().value());

    /** The open pairing, absent if there is none. */
    public static final Attribute<Recipient> PAIRING = Attribute.number(
            "pairing",
            recipient ->
                    recipient.pairing() == null ? null : recipient.pairing().value());

    /** The kind; identity documents are unique, and a volunteer is at most one recipient. */
    public static final Kind<Recipient> KIND = Kind.named(
                    "recipient", Recipient.class, recipient -> recipient.id().value())
            .attribute(CATEGORY)
            .attribute(HOME)
            .attribute(REGISTERED_ON)
            .attribute(CLOSED_ON)
            .attribute(VOLUNTEER)
            .attribute(PAIRING)
            .unique(
                    "document",
                    recipient ->
                            recipient.data() == null ? null : recipient.data().documentLookup())
            .unique(
                    "volunteer",
                    recipient -> recipient.volunteer() == null
                            ? null
                            : Long.toString(recipient.volunteer().value()))
            .build();

    /** Copies the lists and checks the limits. */
    public Recipient {
        Check.given("id", id);
        Check.range("categories", categories.size(), 1, MAX_CATEGORIES);
        categories = categories.stream().distinct().toList();
        Check.given("home", home);
        Check.given("registeredOn", registeredOn);
        Check.range("consents", consents.size(), 0, MAX_CONSENTS);
        consents = List.copyOf(consents);
    }

    /**
     * Whether the person is cared for on a day.
     *
     * @param day the day
     * @return true until the care ended
     */
    public boolean isCaredForOn(LocalDate day) {
        return closedOn == null || day.isBefore(closedOn);
    }

    /**
     * Whether the person consents to a purpose on a day.
     *
     * @param purpose the purpose
     * @param day     the day
     * @return true if a consent holds
     */
    public boolean consentsTo(ConsentPurpose purpose, LocalDate day) {
        return consents.stream().anyMatch(consent -> consent.purpose() == purpose && consent.holdsOn(day));
    }

    void requireConsent(ConsentPurpose purpose, LocalDate day) {
        if (!consentsTo(purpose, day)) {
            CareError why = reason(purpose, day);
            throw new Refused(
                    why,
                    "Recipient " + id.value() + " does not consent to " + purpose + " on " + day + ".",
                    Map.of("recipient", id.value(), "purpose", purpose, "day", day));
        }
    }

    private CareError reason(ConsentPurpose purpose, LocalDate day) {
        return consents.stream()
                .filter(consent ->
                        consent.purpose() == purpose && !consent.from().isAfter(day))
                .max(Comparator.comparing(CareConsent::from))
                .map(last -> last.withdrawnOn() != null && !day.isBefore(last.withdrawnOn())
                        ? CareError.CONSENT_WITHDRAWN
                        : CareError.CONSENT_EXPIRED)
                .orElse(CareError.CONSENT_MISSING);
    }

    void requireCaredFor(LocalDate day) {
        if (!isCaredForOn(day)) {
            throw new Refused(
                    CareError.RECIPIENT_CLOSED,
                    "Recipient " + id.value() + " is not cared for on " + day + ".",
                    Map.of("recipient", id.value(), "day", day));
        }
    }

    /** Nobody serves themselves: it would be no service of a volunteer. */
    void requireIsNot(VolunteerId visitor) {
        if (visitor.equals(volunteer)) {
            throw new Refused(
                    CareError.OWN_CARE,
                    "Recipient " + id.value() + " and volunteer " + visitor.value() + " are one person.",
                    Map.of("recipient", id.value(), "volunteer", visitor.value()));
        }
    }

    PersonKey requireKept() {
        PersonKey kept = key;
        if (kept == null) {
            throw new Refused(
                    CareError.RECIPIENT_FORGOTTEN,
                    "The data of recipient " + id.value() + " was erased.",
                    Map.of("recipient", id.value()));
        }
        return kept;
    }

    Recipient consenting(CareConsent consent) {
        boolean held = consents.stream().anyMatch(each -> each.purpose() == consent.purpose() && each.meets(consent));
        if (held) {
            throw new Refused(
                    CareError.CONSENT_HELD,
                    "Recipient " + id.value() + " has a consent to " + consent.purpose() + " that meets this one.",
                    Map.of("recipient", id.value(), "purpose", consent.purpose()));
        }
        List<CareConsent> more = new ArrayList<>(consents);
        more.add(consent);
        return withConsents(more);
    }

    Recipient withdrawing(ConsentPurpose purpose, LocalDate day) {
        requireConsent(purpose, day);
        return withConsents(consents.stream()
                .map(each -> each.purpose() == purpose && each.holdsOn(day) ? each.withdrawn(day) : each)
                .toList());
    }

    Recipient pairedBy(@Nullable CarePairingId open) {
        return new Recipient(id, categories, home, registeredOn, closedOn, volunteer, open, consents, key, data);
    }

    Recipient linkedTo(@Nullable VolunteerId same) {
        return new Recipient(id, categories, home, registeredOn, closedOn, same, pairing, consents, key, data);
    }

    Recipient with(List<RecipientCategory> why, AreaId where, @Nullable ProtectedRecipient other) {
        return new Recipient(id, why, where, registeredOn, closedOn, volunteer, pairing, consents, key, other);
    }

    Recipient closed(LocalDate day) {
        LocalDate first = closedOn == null ? day : closedOn;
        return new Recipient(id, categories, home, registeredOn, first, volunteer, null, consents, key, data);
    }

    Recipient forgotten() {
        return new Recipient(id, categories, home, registeredOn, closedOn, volunteer, null, consents, null, null);
    }

    private Recipient withConsents(List<CareConsent> others) {
        return new Recipient(id, categories, home, registeredOn, closedOn, volunteer, pairing, others, key, data);
    }
}
