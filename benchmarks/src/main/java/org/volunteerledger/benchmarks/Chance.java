package org.volunteerledger.benchmarks;

/** Numbers that look random and are a pure function of a seed, an index and a purpose. */
final class Chance {

    /** What a number is for; each purpose has numbers of its own. */
    enum Purpose {
        VOLUNTEER(1),
        TEAM_CHOICE(2),
        HOME_TEAM(3),
        SECOND_TEAM(4),
        OTHER_TEAM(5),
        PROJECT(6),
        PROJECT_OWNER(7),
        PROJECT_CATEGORY(8),
        TEAM_STATION(9),
        STATION_CHOICE(10),
        OTHER_STATION(11),
        DAY(12),
        MINUTES(13),
        STATUS(14);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private final long seed;

    Chance(long seed) {
        this.seed = seed;
    }

    /** At least 0 and less than 1. */
    double of(Purpose purpose, long index) {
        return (bits(purpose, index) >>> 11) * 0x1.0p-53;
    }

    /** At least 0 and less than {@code bound}. */
    int below(int bound, Purpose purpose, long index) {
        return (int) (of(purpose, index) * bound);
    }

    /** The finaliser of SplitMix64, twice, so that neither neighbouring rows nor neighbouring purposes are alike. */
    private long bits(Purpose purpose, long index) {
        return mix(mix(seed + index * 0x9E3779B97F4A7C15L) + purpose.number * 0xD1B54A32D192ED03L);
    }

    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
