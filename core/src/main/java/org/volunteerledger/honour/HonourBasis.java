package org.volunteerledger.honour;

/** On what an honour of the register rests (Order 67, article 9). */
public enum HonourBasis {
    /** Selected here: nominated, reviewed and announced. */
    SELECTION,
    /** Conferred by an organisation of this ledger itself, which records it at once. */
    OWN,
    /** Conferred at the county level or above, and recorded on presentation of its papers. */
    PRESENTED,
    /** Conferred by another body, and recorded after somebody has verified it. */
    VERIFIED
}
