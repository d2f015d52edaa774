package org.volunteerledger.console.district;

import org.volunteerledger.statistics.YearlyStatement;

/** The statement as one page. */
final class StatementPage {

    private StatementPage() {}

    static String of(YearlyStatement statement) {
        return "<!DOCTYPE html><title>" + statement.year() + "</title>";
    }
}
