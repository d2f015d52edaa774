package org.volunteerledger.aggregation;

/** Counts the different members of each group exactly, while voids take members out again. Costs nothing if not needed. */
final class DistinctCounter {

    private final boolean needed;
    private final TupleIndex members = new TupleIndex(2);
    private final LongColumn balance = new LongColumn();
    private final long[] member = new long[2];

    DistinctCounter(boolean needed) {
        this.needed = needed;
    }

    /** Adds the effective entries of a member; member 0 stands for nobody and is not counted. */
    void add(int group, long id, long effective) {
        if (needed && id != 0) {
            member[0] = group;
            member[1] = id;
            balance.add(members.indexOf(member), effective);
        }
    }

    /** For each group, how many members have more grants than voids. */
    long[] countByGroup(int groups) {
        long[] counts = new long[groups];
        long[] group = members.column(0);
        long[] left = balance.toArray(members.size());
        for (int i = 0; i < left.length; i++) {
            if (left[i] > 0) {
                counts[(int) group[i]]++;
            }
        }
        return counts;
    }
}
