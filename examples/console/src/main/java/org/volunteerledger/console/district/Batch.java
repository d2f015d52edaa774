package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.console.district.YearPlan.Planned;
import org.volunteerledger.service.Services;

/**
 * Activities of one day that are announced, attended and reviewed together, each time in one commit.
 *
 * @param name       the name, by which steps are known
 * @param day        the day
 * @param activities the activities
 */
record Batch(String name, LocalDate day, List<Planned> activities) {

    /** So that a commit changes less than H2 holds before it begins to write: what is written early is written twice. */
    private static final int MAX_LINES = 1_000;

    static List<Batch> of(YearPlan plan, LocalDate day) {
        List<Batch> batches = new ArrayList<>();
        List<Planned> some = new ArrayList<>();
        int lines = 0;
        for (Planned activity : plan.on(day)) {
            if (some.size() == Services.MAX_BULK || lines + activity.size() > MAX_LINES) {
                batches.add(new Batch(day + "-" + batches.size(), day, List.copyOf(some)));
                some.clear();
                lines = 0;
            }
            some.add(activity);
            lines += activity.size();
        }
        if (!some.isEmpty()) {
            batches.add(new Batch(day + "-" + batches.size(), day, List.copyOf(some)));
        }
        return batches;
    }

    int lines() {
        return activities.stream().mapToInt(Planned::size).sum();
    }

    String step(String stage) {
        return name + "-" + stage;
    }
}
