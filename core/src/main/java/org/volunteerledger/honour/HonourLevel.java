package org.volunteerledger.honour;

/** How high an honour is, from the top. */
public enum HonourLevel {
    /** The whole country. */
    NATIONAL,
    /** A province, or an autonomous region. */
    PROVINCE,
    /** A city. */
    CITY,
    /** A district or county. */
    DISTRICT,
    /** A street or township. */
    STREET,
    /** A community or village. */
    COMMUNITY,
    /** An organisation, such as a team's own praise. */
    ORGANISATION;

    /**
     * Whether an honour of this level is recorded on presentation of its papers alone (Order 67, article 9).
     *
     * @return true from the county level upwards
     */
    public boolean isCountyOrAbove() {
        return compareTo(DISTRICT) <= 0;
    }
}
