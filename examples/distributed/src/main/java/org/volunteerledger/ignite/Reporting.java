package org.volunteerledger.ignite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Storage;

/** Asks for reports while others post, and looks whether each is of one moment and none goes back. */
final class Reporting implements Runnable {

    private static final HourQuery BY_VOLUNTEER = HourQuery.of(
            List.of(Grouping.by(Dimension.VOLUNTEER)),
            List.of(Measure.ENTRIES),
            HourFilter.SERVICE.within(Posting.BEGIN, null));

    private final Storage storage;
    private final List<Posting> postings;
    private final List<String> faults = new ArrayList<>();
    private final Map<Long, Long> before = new HashMap<>();
    private volatile boolean ended;
    private int made;
    private int refused;

    Reporting(Storage storage, List<Posting> postings) {
        this.storage = storage;
        this.postings = postings;
    }

    @Override
    public void run() {
        while (!ended) {
            int[] acknowledged =
                    postings.stream().mapToInt(Posting::acknowledged).toArray();
            try {
                check(acknowledged, storage.aggregate(BY_VOLUNTEER));
                made++;
            } catch (StorageUnavailable e) {
                refused++;
            }
        }
    }

    private void check(int[] acknowledged, HourTable table) {
        Map<Long, Long> now = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            now.put(table.key(row, 0), table.value(row, 0));
        }
        for (int i = 0; i < acknowledged.length; i++) {
            check(postings.get(i), acknowledged[i], now);
        }
        before.forEach((volunteer, entries) -> {
            if (now.getOrDefault(volunteer, 0L) < entries) {
                faults.add("a report went back");
            }
        });
        before.putAll(now);
    }

    /** A commit is in the account of each of its volunteers, or of none; and it is there when it was acknowledged. */
    private void check(Posting posting, int acknowledged, Map<Long, Long> entries) {
        List<Long> found = posting.volunteers().stream()
                .map(VolunteerId::value)
                .map(volunteer -> entries.getOrDefault(volunteer, 0L))
                .distinct()
                .toList();
        if (found.size() != 1 || found.get(0) % Posting.DAYS != 0) {
            faults.add("a report shows a part of a commit: " + found);
        } else if (found.get(0) < (long) acknowledged * Posting.DAYS) {
            faults.add("a report misses what was acknowledged before it");
        }
    }

    void end() {
        ended = true;
    }

    /** To be asked when it has ended. */
    int made() {
        return made;
    }

    /** Those that the cluster could not answer in the time that a caller waits. To be asked when it has ended. */
    int refused() {
        return refused;
    }

    /** To be asked when it has ended. */
    List<String> faults() {
        return faults;
    }
}
