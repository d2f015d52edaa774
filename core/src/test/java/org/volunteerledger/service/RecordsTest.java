package org.volunteerledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.StationId;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.MembershipId;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

final class RecordsTest {

    private static final Instant NINE = Instant.parse("2022-10-08T01:00:00Z");
    private static final VolunteerId VOLUNTEER = new VolunteerId(71);
    private static final ActivityId ACTIVITY = new ActivityId(81);

    @Test
    void recordsComeBackFromJson() {
        Activity activity = activity();
        sameFromJson(activity);
        sameFromJson(new Roster(
                ACTIVITY,
                ActivityStatus.PUBLISHED,
                new AreaId(3),
                new OrganisationId(4),
                List.of(new ShiftPlaces(1, hours(0, 2), 30, 30, 4, 36))));
        sameFromJson(new Agenda(VOLUNTEER, List.of(new Agenda.Item(ACTIVITY, 1))));
        sameFromJson(enrolment(
                new Attendance(punch(0), punch(60)),
                new Attendance(new Punch(NINE.plusSeconds(90), Evidence.LEADER, "leader-1"), null)));
        sameFromJson(new Project(
                new ProjectId(4),
                "文明交通劝导",
                new TeamId(5),
                new OrganisationId(6),
                new AreaId(7),
                new ServiceCategoryId(8),
                new BrandId(9),
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 12, 31),
                ProjectStatus.OPEN));
        sameFromJson(new Organisation(new OrganisationId(6), "居委会", null, null, new AreaId(7)));
        LocalDate day = LocalDate.of(2022, 1, 1);
        sameFromJson(new Team(
                new TeamId(5),
                "红领管家",
                new OrganisationId(6),
                new AreaId(7),
                null,
                null,
                SponsorKind.NONE,
                null,
                day,
                null,
                List.of(new Team.Parent(day, null), new Team.Parent(day.plusDays(1), new TeamId(3)))));
        sameFromJson(new Membership(new MembershipId(2), new TeamId(5), VOLUNTEER, TeamRole.LEADER, day, null));
    }

    @Test
    void activityAttributesItsTimeToWhatItNames() {
        assertThat(activity().attribution(VOLUNTEER)).isEqualTo(new Attribution(71, 81, 4, 5, 6, 7, 3, 8));
        assertThat(activity().attribution(null).volunteer()).isEqualTo(Attribution.NONE);
    }

    @Test
    void noticeIsCountedToTheStartAndNegativeAfterIt() {
        assertThat(Withdrawal.before(NINE, NINE.minusSeconds(90)).noticeMinutes())
                .isEqualTo(1);
        assertThat(Withdrawal.before(NINE, NINE).noticeMinutes()).isZero();
        assertThat(Withdrawal.before(NINE, NINE.plusSeconds(30)).noticeMinutes())
                .isEqualTo(-1);
    }

    @Test
    void schedulePartsMustFitEachOther() {
        Shift whole = new Shift(1, hours(0, 8), 0, null);
        refused(() -> new Schedule(hours(0, 8), List.of(), List.of(), List.of()));
        refused(() -> schedule(List.of(hours(7, 9)), whole));
        refused(() -> schedule(List.of(hours(1, 3), hours(2, 4)), whole));
        refused(() -> schedule(List.of(), whole, new Shift(1, hours(1, 2), 0, null)));
        refused(() -> schedule(List.of(), new Shift(2, hours(7, 9), 0, null)));
        refused(() -> schedule(List.of(), new Shift(2, hours(0, 1), 0, "doctor")));
        refused(() -> new Schedule(
                hours(0, 8),
                List.of(),
                List.of(new Post("guide", null), new Post("guide", "speaks Hui")),
                List.of(whole)));
        refused(() -> new Shift(1, hours(0, 25), 0, null));
        refused(() -> new Shift(0, hours(0, 1), 0, null));
        refused(() -> new Interval(NINE, NINE));
        refused(() -> new Interval(NINE, NINE.plusMillis(1500)));
        refused(() -> new Attendance(punch(60), punch(60)));

        Schedule good = schedule(List.of(hours(3, 4), hours(1, 2)), new Shift(2, hours(4, 8), 5, null), whole);
        assertThat(good.breaks()).containsExactly(hours(1, 2), hours(3, 4));
        assertThat(good.shifts()).extracting(Shift::number).containsExactly(1, 2);
        assertThat(good.shift(2)).isPresent();
        assertThat(good.shift(3)).isEmpty();
    }

    @Test
    void waitingListIsOrderedByShiftThenArrival() {
        assertThat(Enrolment.turn(1, Enrolment.MAX_ARRIVAL)).isLessThan(Enrolment.turn(2, 1));
        assertThat(Enrolment.TURN.valueOf(enrolment())).isNull();
        assertThat(Enrolment.TURN.valueOf(enrolment().with(EnrolmentStatus.WAITING)))
                .isEqualTo(Enrolment.turn(1, 3));
    }

    @Test
    void projectEndsAfterItBegins() {
        LocalDate day = LocalDate.of(2022, 3, 1);
        refused(() -> new NewProject(
                        "x",
                        new TeamId(1),
                        new OrganisationId(1),
                        new AreaId(1),
                        new ServiceCategoryId(1),
                        null,
                        day,
                        day.minusDays(1))
                .withId(new ProjectId(1)));
    }

    private static Activity activity() {
        Affiliation towards = Affiliation.of(new TeamId(5), new OrganisationId(6), new AreaId(7))
                .at(new StationId(3))
                .in(new ProjectId(4), new ServiceCategoryId(8));
        Schedule schedule = new Schedule(
                hours(0, 8),
                List.of(hours(4, 5)),
                List.of(new Post("guide", "first aid")),
                List.of(new Shift(1, hours(0, 4), 30, "guide")));
        return new Activity(ACTIVITY, ActivityPlan.of("劝导", "leader-1", towards, schedule), ActivityStatus.PUBLISHED);
    }

    private static Enrolment enrolment(Attendance... attendances) {
        return new Enrolment(
                new EnrolmentId(91),
                ACTIVITY,
                1,
                VOLUNTEER,
                3,
                EnrolmentStatus.ACCEPTED,
                NINE,
                List.of(attendances),
                new Withdrawal(NINE, -5),
                new AttendanceReview("reviewer-1", NINE, List.of(1L, 2L)));
    }

    private static Punch punch(int seconds) {
        return new Punch(NINE.plusSeconds(seconds), Evidence.CHECK_IN, "gate-1");
    }

    private static Interval hours(int from, int to) {
        return new Interval(NINE.plusSeconds(from * 3600L), NINE.plusSeconds(to * 3600L));
    }

    private static Schedule schedule(List<Interval> breaks, Shift... shifts) {
        return new Schedule(hours(0, 8), breaks, List.of(), List.of(shifts));
    }

    private static void refused(java.util.function.Supplier<@Nullable Object> making) {
        assertThatThrownBy(making::get).isInstanceOf(InvalidInput.class);
    }

    private static void sameFromJson(Record record) {
        JsonCodec codec = JsonCodec.shared();
        assertThat((Object) codec.read(record.getClass(), codec.write(record))).isEqualTo(record);
    }
}
