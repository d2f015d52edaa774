package org.volunteerledger.documents;

import org.volunteerledger.error.ErrorCode;

/** Codes of certificates that cannot be found or drawn. */
public enum DocumentError implements ErrorCode {
    /** No record has the name, or more than one has. */
    UNKNOWN("Look at the number or the name; an organisation is also found by its id."),
    /** A font cannot be used. */
    FONT(
            "Give a font with Chinese characters and TrueType outlines (.ttf or .ttc) with --font, such as WenQuanYi Zen Hei or"
                    + " WenQuanYi Micro Hei."),
    /** A text is not what a QR code of a certificate holds. */
    BAD_TEXT("Give the whole text of the QR code, or --number and --code.");

    private final String hint;

    DocumentError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
