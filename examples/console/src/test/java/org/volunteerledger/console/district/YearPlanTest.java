package org.volunteerledger.console.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.console.district.YearPlan.Planned;

@NullMarked
final class YearPlanTest {

    private static final DistrictFigures FIGURES =
            DistrictFigures.ofJizhou(2024).scaled(0.05);

    @Test
    void nobodyIsInTwoPlacesWithinTwoDays() {
        YearPlan plan = YearPlan.of(FIGURES, 3);
        Set<Integer> before = Set.of();
        for (LocalDate day = FIGURES.first(); !day.isAfter(FIGURES.last()); day = day.plusDays(1)) {
            Set<Integer> today = new HashSet<>();
            for (Planned activity : plan.on(day)) {
                for (int i = 0; i < activity.size(); i++) {
                    int volunteer = plan.volunteer(activity, i);
                    assertThat(today.add(volunteer))
                            .as("%s on %s", volunteer, day)
                            .isTrue();
                    assertThat(before).doesNotContain(volunteer);
                    assertThat(plan.sizes().teamOf(volunteer)).isEqualTo(activity.team());
                    assertThat(plan.sizes().isActive(volunteer)).isTrue();
                }
            }
            before = today;
        }
    }

    @Test
    void everyActivityHasADayAndThoseOfTheLastDayBringTheRest() {
        YearPlan plan = YearPlan.of(FIGURES, 3);
        int seen = 0;
        for (LocalDate day = FIGURES.first(); !day.isAfter(FIGURES.last()); day = day.plusDays(1)) {
            for (Planned activity : plan.on(day)) {
                assertThat(activity.number()).isEqualTo(seen++);
                assertThat(activity.closing()).isEqualTo(day.equals(FIGURES.last()));
            }
        }
        assertThat(seen).isEqualTo(plan.activityCount());
        assertThat(plan.on(FIGURES.last())).isNotEmpty();
        assertThat(plan.on(FIGURES.last().plusDays(1))).isEmpty();
    }

    @Test
    void everyProjectHasAnActivity() {
        YearPlan plan = YearPlan.of(FIGURES, 3);

        assertThat(plan.activityCount()).isGreaterThan(FIGURES.projects());
    }
}
