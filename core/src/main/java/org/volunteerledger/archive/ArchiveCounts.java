package org.volunteerledger.archive;

/**
 * How much an archive holds. It is also its last line, so that an archive that was cut short is noticed.
 *
 * @param changes the records of changes
 * @param records the records of the domain
 * @param entries the entries of the ledger
 */
public record ArchiveCounts(long changes, long records, long entries) {

    static final ArchiveCounts NONE = new ArchiveCounts(0, 0, 0);

    /**
     * Lines in all, without the first and the last.
     *
     * @return the sum
     */
    public long total() {
        return changes + records + entries;
    }

    ArchiveCounts plus(long moreChanges, long moreRecords, long moreEntries) {
        return new ArchiveCounts(changes + moreChanges, records + moreRecords, entries + moreEntries);
    }
}
