package org.volunteerledger.ledger;

/**
 * The sums over the entries of an account.
 *
 * @param serviceMinutes    minutes in the service book
 * @param trainingMinutes   minutes in the training book
 * @param participations    participations in the service book
 * @param beneficiaryVisits beneficiary visits in the service book
 * @param effectiveEntries  grants that are not voided, of both books
 */
public record Totals(
        long serviceMinutes, long trainingMinutes, long participations, long beneficiaryVisits, long effectiveEntries) {

    /** Nothing. */
    public static final Totals ZERO = new Totals(0, 0, 0, 0, 0);

    /**
     * These totals and one more entry.
     *
     * @param entry the entry
     * @return the new totals
     * @throws ArithmeticException if a sum does not fit a long
     */
    public Totals plus(HourEntry entry) {
        boolean service = entry.book() == Book.SERVICE;
        return new Totals(
                Math.addExact(serviceMinutes, service ? entry.minutes() : 0),
                Math.addExact(trainingMinutes, service ? 0 : entry.minutes()),
                Math.addExact(participations, service ? entry.participations() : 0),
                Math.addExact(beneficiaryVisits, service ? entry.beneficiaryVisits() : 0),
                Math.addExact(effectiveEntries, entry.kind().sign()));
    }
}
