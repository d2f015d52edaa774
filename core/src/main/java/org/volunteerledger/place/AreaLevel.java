package org.volunteerledger.place;

/** The levels of the area tree, from the top. A child is always of a lower level than its parent; levels may be left out. */
public enum AreaLevel {
    /** A district or county. */
    DISTRICT(1),
    /** A street (sub-district) or township. */
    STREET(2),
    /** A community or village. */
    COMMUNITY(3),
    /** A grid within a community. */
    GRID(4),
    /** A building. */
    BUILDING(5);

    private final int depth;

    AreaLevel(int depth) {
        this.depth = depth;
    }

    /**
     * Whether an area of this level may lie directly below one of another level.
     *
     * @param other the level of the parent
     * @return true if this level is lower
     */
    public boolean isBelow(AreaLevel other) {
        return depth > other.depth;
    }
}
