package org.volunteerledger.console.district;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.console.district.YearPlan.Planned;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.StationId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.Shift;

/** Announces activities, and knows the ids of those that are not over yet. Thread-safe. */
final class Programme {

    private final Steps steps;
    private final VolunteerLedger ledger;
    private final Site site;
    private final Force force;
    private final ZoneId zone;
    private final Map<String, List<ActivityId>> open = new ConcurrentHashMap<>();

    Programme(Steps steps, VolunteerLedger ledger, Site site, Force force, ZoneId zone) {
        this.steps = steps;
        this.ledger = ledger;
        this.site = site;
        this.force = force;
        this.zone = zone;
    }

    /** The ids of the activities of a batch, which is announced if it was not yet. */
    List<ActivityId> ids(Batch batch) {
        return open.computeIfAbsent(
                batch.name(),
                name -> ledger.services()
                        .announce(
                                steps.command(batch.step("announce"), Parties.LEADER),
                                batch.activities().stream()
                                        .map(activity -> plan(activity, batch.day()))
                                        .toList()));
    }

    /** Forgets a batch that is over. */
    void close(Batch batch) {
        open.remove(batch.name());
    }

    ActivityPlan plan(Planned activity, LocalDate day) {
        Shape shape = activity.shape();
        Instant start = start(shape, day);
        Interval time = new Interval(start, start.plusSeconds(shape.length() * 60L));
        List<Interval> breaks = shape.breakStart() == 0
                ? List.of()
                : List.of(new Interval(
                        start.plusSeconds(shape.breakStart() * 60L),
                        start.plusSeconds((shape.breakStart() + Shape.BREAK) * 60L)));
        Force.RunningProject project = project(activity);
        return new ActivityPlan(
                name(activity, project),
                null,
                Parties.LEADER + "-" + activity.team(),
                Book.SERVICE,
                affiliation(activity, project),
                new Schedule(time, breaks, List.of(), List.of(new Shift(1, time, 0, null))),
                10);
    }

    Instant start(Shape shape, LocalDate day) {
        return day.atTime(LocalTime.ofSecondOfDay(shape.start() * 60L))
                .atZone(zone)
                .toInstant();
    }

    Force.RunningProject project(Planned activity) {
        List<Force.RunningProject> own = force.projectsOf(activity.team());
        return own.get(activity.turn() % own.size());
    }

    private static String name(Planned activity, Force.RunningProject project) {
        if (activity.closing()) {
            return Vocabulary.ACTIVITY_BRANDS.get(1);
        }
        return activity.shape().night() ? project.name() + "夜间巡防" : project.name() + "第" + (activity.turn() + 1) + "次";
    }

    private Affiliation affiliation(Planned activity, Force.RunningProject project) {
        int community = force.communityOf(activity.team());
        int street = site.streetOf(community);
        int category = activity.shape().night()
                ? Vocabulary.PATROL
                : activity.closing() ? Vocabulary.ENVIRONMENT : project.category();
        AreaId area = activity.number() % 3 == 0
                ? site.grids().get(community).get(activity.turn() % 2)
                : site.communities().get(community);
        return new Affiliation(
                force.teams().get(activity.team()),
                site.streetOffices().get(street),
                area,
                station(activity.number(), community, street),
                project.id(),
                force.categories().get(category));
    }

    private StationId station(int number, int community, int street) {
        return switch (number % 20) {
            case 0 -> site.centre();
            case 1, 2 -> site.offices().get(street);
            case 3, 4 -> site.bases().get(number / 20 % site.bases().size());
            default -> site.stations().get(community);
        };
    }
}
