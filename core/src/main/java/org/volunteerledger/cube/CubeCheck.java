package org.volunteerledger.cube;

import static org.volunteerledger.aggregation.Dimension.ACTIVITY;
import static org.volunteerledger.aggregation.Dimension.AREA;
import static org.volunteerledger.aggregation.Dimension.BOOK;
import static org.volunteerledger.aggregation.Dimension.CATEGORY;
import static org.volunteerledger.aggregation.Dimension.DAY;
import static org.volunteerledger.aggregation.Dimension.EVIDENCE;
import static org.volunteerledger.aggregation.Dimension.MONTH;
import static org.volunteerledger.aggregation.Dimension.ORGANISATION;
import static org.volunteerledger.aggregation.Dimension.PROJECT;
import static org.volunteerledger.aggregation.Dimension.STATION;
import static org.volunteerledger.aggregation.Dimension.TEAM;
import static org.volunteerledger.aggregation.Dimension.VOLUNTEER;
import static org.volunteerledger.aggregation.Dimension.YEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.column.HourView;
import org.volunteerledger.error.InvalidInput;

/**
 * Compares a cube with a storage at one position while others commit: entries that an account got later are told from earlier ones by
 * their sequence, so those of the storage are added up as they were then.
 */
final class CubeCheck {

    private static final List<Measure> SUMS =
            List.of(Measure.MINUTES, Measure.PARTICIPATIONS, Measure.BENEFICIARY_VISITS, Measure.ENTRIES);
    private static final List<Measure> SUMS_AND_VOLUNTEERS =
            Stream.concat(SUMS.stream(), Stream.of(Measure.VOLUNTEERS)).toList();

    /** Each dimension at least once. Different volunteers are counted where the groups are few, since that takes memory. */
    private static final List<HourQuery> REPORTS = List.of(
            HourQuery.of(List.of(), List.of(Measure.values()), HourFilter.EVERYTHING),
            over(HourFilter.EVERYTHING, SUMS_AND_VOLUNTEERS, BOOK, YEAR),
            over(HourFilter.EVERYTHING, SUMS, ACTIVITY),
            over(HourFilter.EVERYTHING, SUMS, DAY),
            over(HourFilter.EVERYTHING, SUMS, ORGANISATION, EVIDENCE),
            over(HourFilter.EVERYTHING, SUMS, STATION),
            over(HourFilter.SERVICE, SUMS, VOLUNTEER),
            over(HourFilter.SERVICE, SUMS, TEAM, MONTH),
            over(HourFilter.SERVICE, SUMS, AREA, CATEGORY, YEAR),
            over(HourFilter.SERVICE, SUMS_AND_VOLUNTEERS, AREA),
            over(HourFilter.SERVICE, SUMS, PROJECT));

    private final HourView view;
    private final long position;
    private final long cubeEntries;
    private final AccountRows.Counts counts;
    private final List<CubeDifference> differences = new ArrayList<>();
    private long ledgerEntries;
    private long figures;
    private long different;

    CubeCheck(HourView view, long position, long cubeEntries, AccountRows.Counts counts) {
        this.view = view;
        this.position = position;
        this.cubeEntries = cubeEntries;
        this.counts = counts;
    }

    CubeVerification run(Feed feed) {
        if (counts.accounts() > HourQuery.MAX_GROUPS) {
            throw new InvalidInput(
                    CubeError.TOO_LARGE,
                    "The ledger has " + counts.accounts() + " accounts; " + HourQuery.MAX_GROUPS + " can be compared.",
                    Map.of("accounts", counts.accounts(), "limit", HourQuery.MAX_GROUPS));
        }
        List<HourAggregator> sums = REPORTS.stream().map(HourAggregator::of).toList();
        feed.everything(entry -> {
            if (entry.sequence() <= counts.of(entry.account().value())) {
                ledgerEntries++;
                sums.forEach(sum -> sum.add(entry));
            }
        });
        sums.forEach(sum -> compare(sum.finish()));
        return new CubeVerification(position, ledgerEntries, cubeEntries, figures, different, differences);
    }

    /** Walks both tables, which are in the order of their keys. */
    private void compare(HourTable ledger) {
        HourTable cube = view.aggregate(ledger.query());
        int inLedger = 0;
        int inCube = 0;
        while (inLedger < ledger.rows() || inCube < cube.rows()) {
            int order = inLedger == ledger.rows()
                    ? 1
                    : inCube == cube.rows() ? -1 : compareKeys(ledger, inLedger, cube, inCube);
            compare(ledger, order <= 0 ? inLedger++ : -1, cube, order >= 0 ? inCube++ : -1);
        }
    }

    /** Compares two rows of one group; -1 stands for a row that is not there. */
    private void compare(HourTable ledger, int inLedger, HourTable cube, int inCube) {
        List<Measure> measures = ledger.query().measures();
        for (int i = 0; i < measures.size(); i++) {
            long expected = inLedger < 0 ? 0 : ledger.value(inLedger, i);
            long found = inCube < 0 ? 0 : cube.value(inCube, i);
            figures++;
            if (expected != found && ++different <= CubeVerification.MAX_DIFFERENCES) {
                String group = inLedger < 0 ? group(cube, inCube) : group(ledger, inLedger);
                differences.add(new CubeDifference(by(ledger.query()), group, measures.get(i), expected, found));
            }
        }
    }

    private static int compareKeys(HourTable one, int row, HourTable other, int otherRow) {
        int order = 0;
        for (int i = 0; i < one.query().by().size() && order == 0; i++) {
            order = Long.compare(one.key(row, i), other.key(otherRow, i));
        }
        return order;
    }

    private static String by(HourQuery query) {
        return query.by().stream().map(Grouping::name).collect(Collectors.joining(", "));
    }

    private static String group(HourTable table, int row) {
        return IntStream.range(0, table.query().by().size())
                .mapToObj(i -> table.query().by().get(i).dimension().label(table.key(row, i)))
                .collect(Collectors.joining(", "));
    }

    private static HourQuery over(HourFilter filter, List<Measure> measures, Dimension... by) {
        return HourQuery.of(Stream.of(by).map(Grouping::by).toList(), measures, filter);
    }
}
