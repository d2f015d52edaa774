package org.volunteerledger.desk.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.access.Reach;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.Accounts;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.PresenceRule;
import org.volunteerledger.hours.accrual.UnitRule;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.StageLimit;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** Fills an empty desk with a small district and one account of each role; nobody in it is a real person. */
@Component
@Profile("demo")
@Order(1)
class DemoDistrict implements ApplicationRunner {

    /** The password of every account of the demonstration. */
    static final String PASSWORD = "volunteer-desk";

    private static final List<String> NAMES = List.of("王芳", "李强", "张敏", "刘洋", "陈静", "古丽·阿不都", "赵磊", "周婷");
    private static final int MONTHS = 6;

    private final VolunteerLedger ledger;
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;

    DemoDistrict(VolunteerLedger ledger, Accounts accounts, PasswordEncoder passwords, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (accounts.isEmpty()) {
            new Filling().fill();
        }
    }

    /** What is known while the district is filled. */
    private final class Filling {

        private final LocalDate today = LocalDate.ofInstant(clock.instant(), ledger.zone());
        private final LocalDate since = today.minusYears(1);
        private final String hash = passwords.encode(PASSWORD);
        private int commands;

        void fill() {
            AreaId district = area("360802", "吉州区", AreaLevel.DISTRICT, null);
            AreaId street = area("360802001", "北门街道", AreaLevel.STREET, district);
            AreaId east = area("360802001001", "东门社区", AreaLevel.COMMUNITY, street);
            AreaId river = area("360802001002", "沿江社区", AreaLevel.COMMUNITY, street);
            OrganisationId centre = ledger.teams().registerOrganisation(next(), "北门街道志愿服务站", null, null, street);
            TeamId home = ledger.teams().foundTeam(next(), NewTeam.of("暖心服务队", centre, east, since));
            TeamId shore = ledger.teams().foundTeam(next(), NewTeam.of("护河服务队", centre, river, since));
            ServiceCategoryId care = ledger.services().registerCategory(next(), "elderly", "为老服务");
            AccrualPolicy rules = AccrualPolicy.DEFAULT
                    .with(UnitRule.HALF_HOUR)
                    .with(PresenceRule.DEFAULT.withEarly(PresenceRule.CLAMP));
            ledger.policies().set(next(), null, since, null, rules.named(0, "半小时计时，早到不计"));
            RequestPolicy limits = RequestPolicy.of(
                    "北门街道时限",
                    StageLimit.hours(RequestStatus.SUBMITTED, 4),
                    StageLimit.hours(RequestStatus.DISPATCHED, 24),
                    StageLimit.hours(RequestStatus.OFFERED, 48));
            ledger.localPolicies().set(next(), RequestPolicy.SUBJECT, null, since, null, limits);
            List<VolunteerId> volunteers = volunteers(east, river);
            past(volunteers, List.of(home, shore), List.of(east, river), centre, care);
            activities(home, centre, east, care);
            people(volunteers, street, district, centre, home, shore);
            new DemoCare(ledger, this::next, new CareProvider(centre, home, null, care), today)
                    .fill(volunteers, east, river);
        }

        private List<VolunteerId> volunteers(AreaId east, AreaId river) {
            List<People.NewVolunteer> all = new ArrayList<>();
            for (int i = 0; i < NAMES.size(); i++) {
                String number = String.format("360802-%06d", i + 1);
                all.add(new People.NewVolunteer(
                        number, PersonalData.named(NAMES.get(i)), i % 2 == 0 ? east : river, since));
            }
            return ledger.people().registerAll(next(), all);
        }

        private void past(
                List<VolunteerId> volunteers,
                List<TeamId> teams,
                List<AreaId> areas,
                OrganisationId centre,
                ServiceCategoryId care) {
            List<HourRecord> records = new ArrayList<>();
            for (int month = MONTHS; month >= 1; month--) {
                for (int i = 0; i < volunteers.size(); i++) {
                    LocalDate day = today.minusDays(30L * month + i);
                    Instant start =
                            day.atTime(LocalTime.of(9, 0)).atZone(ledger.zone()).toInstant();
                    Instant end = start.plus(Duration.ofMinutes(95 + 10L * i));
                    Attribution who = new Attribution(
                            volunteers.get(i).value(),
                            0,
                            0,
                            teams.get(i % 2).value(),
                            centre.value(),
                            areas.get(i % 2).value(),
                            0,
                            care.value());
                    records.add(new HourRecord(
                            "demo-" + month + "-" + i,
                            who,
                            Book.SERVICE,
                            Evidence.LEADER,
                            ServiceTime.between(start, end, ledger.zone()),
                            0,
                            null,
                            0,
                            i % 3));
                }
            }
            ledger.hours().record(next(), records, ledger.policies().rules());
        }

        private void activities(TeamId team, OrganisationId centre, AreaId area, ServiceCategoryId care) {
            Affiliation at = new Affiliation(team, centre, area, null, null, care);
            Instant start = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));
            open("社区老人陪护", "陪老人聊天，打扫房间", at, start, 2);
            open("敬老院义诊", "量血压，登记用药", at, start.plus(Duration.ofDays(3)), 20);
        }

        private void open(String name, String content, Affiliation at, Instant start, int places) {
            Schedule schedule = Schedule.single(new Interval(start, start.plus(Duration.ofHours(6))), places);
            ActivityPlan plan = new ActivityPlan(name, content, "队长小刘", Book.SERVICE, at, schedule, 0);
            ledger.services().publish(next(), ledger.services().plan(next(), plan));
        }

        private void people(
                List<VolunteerId> volunteers,
                AreaId street,
                AreaId district,
                OrganisationId centre,
                TeamId home,
                TeamId shore) {
            Long unit = centre.value();
            Long here = street.value();
            open(account("resident", "居民老周", "resident", null, null, null, here), Reach.within(street));
            open(account("resident2", "居民老吴", "resident", null, null, null, here), Reach.within(street));
            for (int i = 0; i < 3; i++) {
                VolunteerId id = volunteers.get(i);
                String name = i == 0 ? "volunteer" : "volunteer" + (i + 1);
                open(account(name, NAMES.get(i), "volunteer", id.value(), home.value(), unit, here), Reach.own(id));
                assign(name, DeskRoles.HELPER, Reach.within(street));
                assign(name, DeskRoles.CARER, Reach.within(street));
            }
            Reach teams = new Reach(street, centre, null);
            open(account("leader", "队长小刘", "team-leader", null, home.value(), unit, here), teams);
            open(account("leader2", "队长小孙", "team-leader", null, shore.value(), unit, here), teams);
            open(account("clerk", "站点小黄", "station-clerk", null, null, unit, here), Reach.within(street));
            open(account("officer", "区办老徐", "district-officer", null, null, null, null), Reach.EVERYTHING);
            open(account("auditor", "审计老高", "auditor", null, null, null, district.value()), Reach.within(district));
        }

        private Account account(
                String name,
                String called,
                String role,
                @Nullable Long volunteer,
                @Nullable Long team,
                @Nullable Long organisation,
                @Nullable Long area) {
            return new Account(name, hash, called, role, volunteer, team, organisation, area, false);
        }

        private void open(Account account, Reach reach) {
            accounts.open(account);
            assign(account.username(), account.role(), reach);
        }

        private void assign(String actor, String role, Reach reach) {
            ledger.access().assign(next(), actor, role, reach, since);
        }

        private AreaId area(String code, String name, AreaLevel level, @Nullable AreaId parent) {
            return ledger.places().addArea(next(), new Places.NewArea(code, name, level, parent, since));
        }

        private Command next() {
            return Command.of("demo-" + commands++, DeskRoles.SYSTEM);
        }
    }
}
