package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;

/** Seals, opens and digests the personal data of recipients. */
final class SealedRecipients {

    private static final String NAME = "recipient.name";
    private static final String DOCUMENT = "recipient.document";
    private static final String BIRTH_DATE = "recipient.birth-date";
    private static final String PHONE = "recipient.phone";
    private static final String ADDRESS = "recipient.address";

    private final PersonVault vault;

    SealedRecipients(PersonVault vault) {
        this.vault = vault;
    }

    ProtectedRecipient seal(PersonKey key, RecipientData data) {
        PersonalData person = data.person();
        IdentityDocument document = person.document();
        LocalDate birthDate = person.birthDate();
        return new ProtectedRecipient(
                vault.seal(key, NAME, person.name()),
                document == null ? null : document.type(),
                document == null ? null : vault.seal(key, DOCUMENT, document.number()),
                document == null ? null : document.lookup(vault),
                birthDate == null ? null : vault.seal(key, BIRTH_DATE, birthDate.toString()),
                sealed(key, PHONE, person.phone()),
                sealed(key, ADDRESS, data.address()));
    }

    RecipientData open(Recipient recipient, LocalDate today) {
        PersonKey key = recipient.requireKept();
        ProtectedRecipient data = Objects.requireNonNull(recipient.data(), "the key is kept as long as the data");
        DocumentType type = data.documentType();
        String number = opened(key, DOCUMENT, data.document());
        String birthDate = opened(key, BIRTH_DATE, data.birthDate());
        return new RecipientData(
                new PersonalData(
                        vault.open(key, NAME, data.name()),
                        type == null || number == null ? null : IdentityDocument.of(type, number, today),
                        birthDate == null ? null : LocalDate.parse(birthDate),
                        opened(key, PHONE, data.phone())),
                opened(key, ADDRESS, data.address()));
    }

    /** Personal values go into the digest as keyed look-up values only. */
    RequestDigest addTo(RequestDigest content, RecipientData data) {
        PersonalData person = data.person();
        IdentityDocument document = person.document();
        LocalDate birthDate = person.birthDate();
        return content.add(vault.lookup(NAME, person.name()))
                .add(document == null ? null : document.lookup(vault))
                .add(birthDate == null ? null : vault.lookup(BIRTH_DATE, birthDate.toString()))
                .add(lookup(PHONE, person.phone()))
                .add(lookup(ADDRESS, data.address()));
    }

    private @Nullable Sensitive sealed(PersonKey key, String field, @Nullable String text) {
        return text == null ? null : vault.seal(key, field, text);
    }

    private @Nullable String opened(PersonKey key, String field, @Nullable Sensitive value) {
        return value == null ? null : vault.open(key, field, value);
    }

    private @Nullable String lookup(String field, @Nullable String text) {
        return text == null ? null : vault.lookup(field, text);
    }
}
