package org.volunteerledger.points;

import java.util.List;
import java.util.Map;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;

/** What a day of service is worth, by the standing entries of the ledger, and what it has brought already. */
final class Earnings {

    private Earnings() {}

    static long requireDue(Draft draft, CreditRules rules, CreditClaim claim) {
        if (rules.minutesPerUnit() == 0 && rules.perActivity() == 0) {
            throw new Refused(
                    CreditError.NO_RULES,
                    "Area " + claim.area().value() + " has no rules for " + claim.book() + " on " + claim.day() + ".",
                    Map.of("area", claim.area().value(), "book", claim.book(), "day", claim.day()));
        }
        long due = due(draft, rules, claim);
        if (due <= 0) {
            throw new Refused(
                    CreditError.NOTHING_DUE,
                    "The day " + claim.day() + " of volunteer "
                            + claim.volunteer().value() + " has nothing to credit.",
                    Map.of("volunteer", claim.volunteer().value(), "day", claim.day()));
        }
        return due;
    }

    /**
     * What is due beyond what was credited; below zero if too much was. Two claims at once are held apart by the version of the account
     * of credits; a void of hours at this very moment is followed by {@link Credits#followVoids}.
     */
    static long due(Draft draft, CreditRules rules, CreditClaim claim) {
        HourFilter day = HourFilter.SERVICE
                .within(claim.day(), claim.day())
                .where(Dimension.VOLUNTEER, List.of(claim.volunteer().value()));
        HourTable table = draft.storage()
                .aggregate(HourQuery.of(List.of(), List.of(Measure.MINUTES, Measure.PARTICIPATIONS), day));
        long minutes = table.rows() == 0 ? 0 : table.value(0, 0);
        long participations = table.rows() == 0 ? 0 : table.value(0, 1);
        long worth = rules.unitsOf(
                Math.multiplyExact(minutes, claim.percent()), Math.multiplyExact(participations, claim.percent()));
        return worth - credited(draft.storage(), claim);
    }

    private static long credited(Storage storage, CreditClaim claim) {
        return sum(
                        storage,
                        claim,
                        Filter.equal(CreditTransfer.TO, claim.volunteer().value()))
                - sum(
                        storage,
                        claim,
                        Filter.equal(CreditTransfer.FROM, claim.volunteer().value()));
    }

    private static long sum(Storage storage, CreditClaim claim, Filter side) {
        Filter ofDay = Filter.all(
                side,
                Filter.equal(CreditTransfer.BOOK, claim.book().name()),
                Filter.equal(CreditTransfer.SERVICE_DAY, claim.day().toEpochDay()));
        return Pages.all(storage, CreditTransfer.KIND, ofDay).stream()
                .mapToLong(read -> read.entity().units())
                .sum();
    }
}
