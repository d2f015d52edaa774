package org.volunteerledger.console.load;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * @param rejects       where refused rows go, or null for beside the file
 */
record ImportSettings(
        Charset charset,
        char separator,
        Map<Field, String> mapped,
        Map<Field, String> constants,
        AccrualRules rules,
        boolean createMissing,
        boolean dryRun,
        @Nullable Path rejects) {

    Path rejectsOf(Path file) {
        return rejects != null ? rejects : file.resolveSibling(file.getFileName() + ".rejected.csv");
    }
}
