package org.volunteerledger.privacy;

import org.volunteerledger.error.ErrorCode;

/** Codes of protected data that cannot be sealed or opened. There is no fallback to clear text. */
public enum PrivacyError implements ErrorCode {
    /** The key ring has no key of the id that wrapped a person's key. */
    KEY_MISSING("Give the key ring the old key back; keep old keys until every person's key is wrapped anew."),
    /** The person was forgotten: the key that opened the values is gone for good. */
    KEY_DESTROYED("Nothing can be done: the person's data was erased on purpose."),
    /** The vault does not know the algorithm of a stored value. */
    UNKNOWN_ALGORITHM("Give the vault the crypto suite that wrote the value, as an older one."),
    /** A host's key does not fit the algorithm. */
    UNFIT_KEY("Use a random key of the length that the crypto suite asks for."),
    /** A stored value was altered, belongs to another field or person, or the host's key has other bytes under the same id. */
    UNREADABLE("Check the host's key; if it is right, restore the record from a backup.");

    private final String hint;

    PrivacyError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
