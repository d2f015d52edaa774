package org.volunteerledger.console.load;

import java.nio.charset.Charset;
import java.util.Map;
import org.volunteerledger.hours.AccrualRules;

/**
 * How files are imported.
 *
 * @param charset       their charset
 * @param separator     what stands between two cells
 * @param mapped        the columns of fields that the header does not make clear
 * @param constants     the values of fields for all rows
 * @param rules         by which policy time is credited
 * @param createMissing whether to register what rows refer to and the ledger does not have
 * @param dryRun        whether to write nothing
 */
record ImportSettings(
        Charset charset,
        char separator,
        Map<Field, String> mapped,
        Map<Field, String> constants,
        AccrualRules rules,
        boolean createMissing,
        boolean dryRun) {}
