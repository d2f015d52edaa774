package org.volunteerledger.people;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.privacy.Masking;
import org.volunteerledger.privacy.PersonVault;

/**
 * The number of an identity document in clear, checked and in its normal form. It lives only while a command runs: what is stored is
 * the number sealed, and a look-up of {@link #number} under a scope that names the {@link #type}.
 *
 * <p>Normal form: full-width characters of ASCII become plain ones, letters become capitals, blanks are dropped. Two spellings of one
 * number give equal documents.
 */
public final class IdentityDocument {

    /** The most code points of a number. */
    public static final int MAX_NUMBER = 40;

    private static final int LEAST_PASSPORT = 5;
    private static final int MOST_PASSPORT = 20;

    private final DocumentType type;
    private final String number;

    private IdentityDocument(DocumentType type, String number) {
        this.type = type;
        this.number = number;
    }

    /**
     * Checks a number as its type of document asks.
     *
     * <ul>
     *   <li>Resident identity card and residence permit: GB 11643, 18 characters; region, birth date and check character must be right.
     *       A number of 15 digits is refused, not converted: it has no check character, so a slip of the pen would become the valid
     *       number of somebody else; and such cards ended on 2013-01-01 (Resident Identity Card Law, amended 2011).
     *   <li>Passport: 5 to 20 letters and digits.
     *   <li>Other: any visible text of at most {@value #MAX_NUMBER} code points.
     * </ul>
     *
     * @param type   the type of document
     * @param number the number as somebody typed it
     * @param today  the present day at the place of the ledger; no birth date is after it
     * @return the document
     * @throws InvalidInput if the number is not one of such a document; the error does not show it
     */
    public static IdentityDocument of(DocumentType type, String number, LocalDate today) {
        String normal = normalised(Check.text("number", number, 2 * MAX_NUMBER));
        Check.text("number", normal, MAX_NUMBER);
        switch (type) {
            case RESIDENT_ID, RESIDENCE_PERMIT -> ResidentNumber.check(type, normal, today);
            case PASSPORT -> checkPassport(normal);
            case OTHER -> {}
        }
        return new IdentityDocument(type, normal);
    }

    /**
     * The type of document.
     *
     * @return the type
     */
    public DocumentType type() {
        return type;
    }

    /**
     * The number in clear: seal it before it goes anywhere.
     *
     * @return the normal form
     */
    public String number() {
        return number;
    }

    /**
     * The number for a screen.
     *
     * @return the first and the last character, the rest hidden
     */
    public String masked() {
        return Masking.mask(number);
    }

    /**
     * The birth date, if the number holds it.
     *
     * @return the date for a resident identity card and a residence permit, empty for others
     */
    public Optional<LocalDate> birthDate() {
        return holdsBirth() ? Optional.of(ResidentNumber.birthDate(number)) : Optional.empty();
    }

    /**
     * The sex, if the number holds it.
     *
     * @return male or female for a resident identity card and a residence permit, empty for others
     */
    public Optional<Sex> sex() {
        return holdsBirth() ? Optional.of(ResidentNumber.sex(number)) : Optional.empty();
    }

    /**
     * The look-up value of the document, the same for everybody who keeps records of persons: by it a recipient of service and a
     * volunteer are recognised as one person.
     *
     * @param vault makes it
     * @return the look-up value of type and number
     */
    public String lookup(PersonVault vault) {
        return vault.lookup("volunteer.document", type + ":" + number);
    }

    private boolean holdsBirth() {
        return type == DocumentType.RESIDENT_ID || type == DocumentType.RESIDENCE_PERMIT;
    }

    private static void checkPassport(String number) {
        boolean legal = number.length() >= LEAST_PASSPORT
                && number.length() <= MOST_PASSPORT
                && number.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
        if (!legal) {
            throw new InvalidInput(
                    PeopleError.DOCUMENT_FORM,
                    "The number of a passport must be " + LEAST_PASSPORT + " to " + MOST_PASSPORT
                            + " letters and digits.");
        }
    }

    private static String normalised(String typed) {
        StringBuilder normal = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(c -> !Character.isSpaceChar(c) && !Character.isWhitespace(c))
                .map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c)
                .forEach(normal::appendCodePoint);
        return normal.toString().toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IdentityDocument that && type == that.type && number.equals(that.number);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, number);
    }

    /** The type and the masked number. */
    @Override
    public String toString() {
        return type + " " + masked();
    }
}
