package org.volunteerledger.people;

import org.volunteerledger.error.ErrorCode;

/** Codes of malformed data about a person. */
public enum PeopleError implements ErrorCode {
    /** The number does not have the length and the characters of its type of document. */
    DOCUMENT_FORM("Compare the number with the document, character by character."),
    /** A number of 15 digits, from a resident identity card of the first generation. */
    DOCUMENT_LEGACY("Use the number of 18 characters on the present card; cards with 15 digits ended on 2013-01-01."),
    /** The number begins with digits that are no region of such a document. */
    DOCUMENT_REGION("Compare the first six digits with the document, and the type of document with the card."),
    /** The number holds a birth date that does not exist, or lies in the future. */
    DOCUMENT_BIRTH_DATE("Compare digits 7 to 14 with the birth date on the document."),
    /** The check character does not fit the other digits: at least one is wrong, or two are swapped. */
    DOCUMENT_CHECK("Compare the number with the document, digit by digit."),
    /** A name has a line break or a tab. */
    NAME_FORM("Write the name on one line.");

    private final String hint;

    PeopleError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
