package org.volunteerledger.error;

/** Codes of malformed input that any package can meet. */
public enum InputError implements ErrorCode {
    /** A value that must be given is null, empty or blank. */
    MISSING("Give a value."),
    /** A text is longer than its limit, counted in code points. */
    TOO_LONG("Shorten the text."),
    /**
     * A text has characters that are never allowed: control, bidirectional, zero width or otherwise invisible, unpaired surrogate,
     * the mark U+FFFD of a failed decoding.
     */
    BAD_CHARACTER("Remove the control, invisible or broken character."),
    /** A text does not have the form that its field asks for. */
    BAD_FORMAT("Use the form that the field describes."),
    /** A number, date or instant is outside of its stated range. */
    OUT_OF_RANGE("Use a value within the stated range."),
    /** The end equals the start. */
    ZERO_LENGTH("Give an end after the start."),
    /** The end lies before the start. */
    END_BEFORE_START("Give an end after the start."),
    /** More items than the stated limit in one call. */
    TOO_MANY("Split the request."),
    /** Two parts of the request contradict each other. */
    CONTRADICTION("Make the parts of the request agree.");

    private final String hint;

    InputError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
