package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;

/** Seals and opens what is personal in a request. */
final class RequesterVault {

    private static final String NAME = "requester.name";
    private static final String PHONE = "requester.phone";
    private static final String ADDRESS = "requester.address";
    private static final String DETAILS = "requester.details";

    private final PersonVault vault;

    RequesterVault(PersonVault vault) {
        this.vault = vault;
    }

    PersonKey newKey() {
        return vault.newKey();
    }

    ProtectedRequester seal(PersonKey key, Requester requester) {
        String phone = requester.phone();
        return new ProtectedRequester(
                vault.seal(key, NAME, requester.name()),
                seal(key, PHONE, phone),
                phone == null ? null : phoneLookup(phone),
                seal(key, ADDRESS, requester.address()),
                seal(key, DETAILS, requester.details()));
    }

    Requester open(PersonKey key, ProtectedRequester data) {
        return new Requester(
                vault.open(key, NAME, data.name()),
                open(key, PHONE, data.phone()),
                open(key, ADDRESS, data.address()),
                open(key, DETAILS, data.details()));
    }

    /** Personal values go into the digest as keyed look-up values only. */
    RequestDigest addTo(RequestDigest content, Requester requester) {
        return content.add(vault.lookup(NAME, requester.name()))
                .add(lookup(PHONE, requester.phone()))
                .add(lookup(ADDRESS, requester.address()))
                .add(lookup(DETAILS, requester.details()));
    }

    String phoneLookup(String phone) {
        return vault.lookup(PHONE, phone);
    }

    private @Nullable String lookup(String field, @Nullable String text) {
        return text == null ? null : vault.lookup(field, text);
    }

    private @Nullable Sensitive seal(PersonKey key, String field, @Nullable String text) {
        return text == null ? null : vault.seal(key, field, text);
    }

    private @Nullable String open(PersonKey key, String field, @Nullable Sensitive value) {
        return value == null ? null : vault.open(key, field, value);
    }
}
