package org.volunteerledger.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.team.OrganisationId;

final class CareValuesTest {

    /** A Tuesday. */
    private static final LocalDate START = LocalDate.of(2024, 2, 27);

    @Test
    void aWeeklyPlanExpectsOneVisitInEachWeekFromItsFirstDayOn() {
        assertThat(VisitCycle.weekly().windows(START, START, START.plusDays(20)))
                .containsExactly(
                        window(START, START.plusDays(6)),
                        window(START.plusDays(7), START.plusDays(13)),
                        window(START.plusDays(14), START.plusDays(20)));
        assertThat(VisitCycle.weekly().windows(START, START.plusDays(7), START.plusDays(12)))
                .as("no window ends in it")
                .isEmpty();
        assertThat(VisitCycle.weekly().windows(START, START.plusDays(13), START.plusDays(13)))
                .containsExactly(window(START.plusDays(7), START.plusDays(13)));
        assertThat(VisitCycle.weekly().windows(START, START.minusDays(30), START.plusDays(5)))
                .as("nothing before the plan")
                .isEmpty();
    }

    @Test
    void weekdaysExpectAVisitOnTheDayAcrossTheLeapDay() {
        VisitCycle cycle = VisitCycle.on(EnumSet.of(DayOfWeek.THURSDAY, DayOfWeek.FRIDAY));

        assertThat(cycle.windows(START, START.minusDays(7), START.plusDays(7)))
                .extracting(VisitWindow::first)
                .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1));
    }

    @Test
    void aPlanThatEndsExpectsNothingAfterIt() {
        CarePlan plan = plan(VisitCycle.every(3), START.plusDays(8));

        assertThat(plan.windows(START, START.plusDays(30)))
                .as("the third window would end on the day on which the plan no longer holds")
                .containsExactly(window(START, START.plusDays(2)), window(START.plusDays(3), START.plusDays(5)));
        assertThat(plan.holdsOn(START.plusDays(7))).isTrue();
        assertThat(plan.holdsOn(START.plusDays(8))).isFalse();
        assertThatThrownBy(() -> plan(VisitCycle.weekly(), START)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aCycleIsDaysOrWeekdays() {
        assertThatThrownBy(() -> new VisitCycle(0, Set.of())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new VisitCycle(7, Set.of(DayOfWeek.MONDAY))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> VisitCycle.every(367)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> VisitCycle.every(0)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void healthNotesComeBackAsTheyWere() {
        for (HealthNotes notes : List.of(
                new HealthNotes(List.of(), null),
                new HealthNotes(List.of(), "一\n\n二"),
                new HealthNotes(List.of(new Measurement("血压", "135/85"), new Measurement("体温", "36.5 ℃")), null),
                new HealthNotes(List.of(new Measurement("血压", "135/85")), "\t好"))) {
            assertThat(HealthNotes.parse(notes.format())).isEqualTo(notes);
            assertThat(notes.toString()).doesNotContain("血压").doesNotContain("好");
        }
        assertThatThrownBy(() -> new Measurement("a\tb", "1")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Measurement("a", "1\n2")).isInstanceOf(InvalidInput.class);
        assertThat(new Measurement("血压", "135/85").toString()).doesNotContain("135");
    }

    @Test
    void valuesThatContradictThemselvesAreRefused() {
        LocalDate before = START.minusDays(1);
        assertThatThrownBy(() -> CareConsent.to(ConsentPurpose.CARE, START, before))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> RecipientCategory.of("empty nest")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Qualification(
                        new QualificationId(1), new VolunteerId(1), "PHYSICIAN", START, before, null, "clerk"))
                .isInstanceOf(InvalidInput.class);
        CarePolicy.Seat seat = new CarePolicy.Seat("DOCTOR", 1, null);
        assertThatThrownBy(() -> new CarePolicy(5, CarePolicy.DEFAULT.farthest(), List.of(seat, seat), 20))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aVisitNamesEachOnceAndItsTimeOnce() {
        RecipientId recipient = new RecipientId(1);
        VolunteerId visitor = new VolunteerId(2);
        assertThatThrownBy(() -> visit(List.of(visitor), 30)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> visit(List.of(), null)).isInstanceOf(InvalidInput.class);
        assertThat(visit(List.of(new VolunteerId(3)), 30).recipient()).isEqualTo(recipient);
    }

    @Test
    void textFormsShowNothingPersonal() {
        NewFile file = new NewFile(new RecipientId(1), new OrganisationId(2), "SUBJECT", ConsentPurpose.FILE, "秘密内容");
        assertThat(file.toString()).doesNotContain("秘密");
        assertThat(RecipientData.named("王秀兰").toString()).doesNotContain("王");
    }

    private static NewVisit visit(List<VolunteerId> companions, @Nullable Integer minutes) {
        return new NewVisit(
                new RecipientId(1),
                new VolunteerId(2),
                companions,
                false,
                ServiceTime.on(START),
                minutes,
                VisitOutcome.MET,
                List.of(),
                null);
    }

    private static CarePlan plan(VisitCycle cycle, LocalDate to) {
        return new CarePlan(
                new CarePlanId(1),
                new RecipientId(2),
                CareProvider.of(new OrganisationId(3)),
                cycle,
                List.of(),
                START,
                to);
    }

    private static VisitWindow window(LocalDate first, LocalDate last) {
        return new VisitWindow(first, last);
    }
}
