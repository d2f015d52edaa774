package org.volunteerledger.tck.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.IdSource;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** What scenarios are played on: a ledger over some storage, a clock that stands, and short words for what each of them needs. */
public final class Stage {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final MutableClock clock;
    private final String run;
    private final boolean full;
    private final AtomicLong names = new AtomicLong();

    private Stage(VolunteerLedger ledger, Storage storage, MutableClock clock, String run, boolean full) {
        this.ledger = ledger;
        this.storage = storage;
        this.clock = clock;
        this.run = run;
        this.full = full;
    }

    /**
     * A stage over a storage. It is eight in the morning of Saturday, 8 October 2022.
     *
     * @param storage the storage
     * @param keys    the keys for personal data
     * @param ids     the source of ids, which gives none that it has given in an earlier run over the same storage
     * @param run     begins the keys of all commands, so that several runs can share a storage; at most 30 code points
     * @return the stage
     */
    public static Stage over(Storage storage, KeyRing keys, IdSource ids, String run) {
        MutableClock clock = MutableClock.at(Instant.parse("2022-10-08T00:00:00Z"), ZONE);
        VolunteerLedger ledger = VolunteerLedger.over(storage, keys)
                .clock(clock)
                .zone(ZONE)
                .ids(ids)
                .build();
        return new Stage(ledger, storage, clock, run, false);
    }

    /**
     * The same stage, on which the year of a whole district is played at full size rather than a part of it.
     *
     * @return a new stage
     */
    public Stage atFullSize() {
        return new Stage(ledger, storage, clock, run, true);
    }

    /**
     * The ledger.
     *
     * @return the ledger
     */
    public VolunteerLedger ledger() {
        return ledger;
    }

    /** Where it is kept, for counts that no method of the ledger gives. */
    Storage storage() {
        return storage;
    }

    /** One in so many of what a district does in a year is played here. */
    int oneIn(int part) {
        return full ? 1 : part;
    }

    /** A new command of the clerk, with a reason. */
    Command command() {
        return by("clerk");
    }

    Command by(String actor) {
        return Command.of(name("command"), actor).because("scenario");
    }

    /** A name that no other scenario or run has. */
    String name(String prefix) {
        return run + "-" + prefix + "-" + names.incrementAndGet();
    }

    LocalDate today() {
        return clock.instant().atZone(ZONE).toLocalDate();
    }

    /** Sets the clock to eight in the morning of a day. */
    void itIs(LocalDate day) {
        itIs(at(day, "08:00"));
    }

    void itIs(Instant instant) {
        clock.set(instant);
    }

    static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    static Interval between(LocalDate day, String start, String end) {
        return new Interval(at(day, start), at(day, end));
    }

    ZoneId zone() {
        return ZONE;
    }

    AreaId area(String name, AreaLevel level, @Nullable AreaId parent) {
        return ledger.places().addArea(command(), new Places.NewArea(name("area"), name, level, parent, LONG_AGO));
    }

    OrganisationId organisation(String name, AreaId area) {
        return ledger.teams().registerOrganisation(command(), name, null, null, area);
    }

    TeamId team(String name, OrganisationId organisation, AreaId area) {
        return ledger.teams().foundTeam(command(), NewTeam.of(name, organisation, area, LONG_AGO));
    }

    VolunteerId volunteer() {
        return volunteers(1).get(0);
    }

    /** Registered volunteers of an invented name. */
    List<VolunteerId> volunteers(int count) {
        return volunteers(count, null);
    }

    List<VolunteerId> volunteers(int count, @Nullable AreaId home) {
        List<People.NewVolunteer> people = IntStream.range(0, count)
                .mapToObj(i -> new People.NewVolunteer(null, PersonalData.named("志愿者"), home, LONG_AGO))
                .toList();
        return ledger.people().registerAll(command(), people);
    }
}
