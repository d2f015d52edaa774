package org.volunteerledger.people;

/** What kind of document proves who a person is. */
public enum DocumentType {
    /** The resident identity card of the Chinese mainland, with a number after GB 11643. */
    RESIDENT_ID,
    /**
     * The residence permit for residents of Hong Kong, Macao and Taiwan, with a number after GB 11643 whose first six digits are 810000,
     * 820000 or 830000 (国办发〔2018〕81号).
     */
    RESIDENCE_PERMIT,
    /** A passport of any state. */
    PASSPORT,
    /** Any other document, such as an officer's card or the permanent residence card of a foreigner. */
    OTHER
}
