package org.volunteerledger.honour;

/**
 * What a rating came to.
 *
 * @param rated   how many volunteers were rated
 * @param granted how many got a first level
 * @param raised  how many got a higher one
 * @param revoked from how many a level was taken
 */
public record StarSummary(long rated, long granted, long raised, long revoked) {

    static final StarSummary EMPTY = new StarSummary(0, 0, 0, 0);

    StarSummary plus(StarSummary other) {
        return new StarSummary(
                rated + other.rated, granted + other.granted, raised + other.raised, revoked + other.revoked);
    }

    String write() {
        return rated + "," + granted + "," + raised + "," + revoked;
    }

    static StarSummary read(String text) {
        String[] parts = text.split(",", -1);
        return new StarSummary(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }
}
