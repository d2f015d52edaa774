package org.volunteerledger.cube;

import java.util.List;

/**
 * What a comparison of a cube with its storage found.
 *
 * @param position      the position in the feed of changes that both were compared at
 * @param ledgerEntries the entries of the storage up to there
 * @param cubeEntries   the entries that the cube takes into account
 * @param figures       how many figures were compared
 * @param different     how many of them differ
 * @param differences   the first {@value #MAX_DIFFERENCES} of those at most
 */
public record CubeVerification(
        long position,
        long ledgerEntries,
        long cubeEntries,
        long figures,
        long different,
        List<CubeDifference> differences) {

    /** The most differences that are told one by one. */
    public static final int MAX_DIFFERENCES = 100;

    /** Copies the list. */
    public CubeVerification {
        differences = List.copyOf(differences);
    }

    /**
     * Whether the cube says what the ledger says.
     *
     * @return true if nothing differs
     */
    public boolean holds() {
        return different == 0 && ledgerEntries == cubeEntries;
    }
}
