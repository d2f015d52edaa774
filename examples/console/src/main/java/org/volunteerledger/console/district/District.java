package org.volunteerledger.console.district;

import java.time.LocalTime;
import java.util.Map;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.error.Refused;
import org.volunteerledger.storage.Storage;

/** Builds a district, or what is missing of one. */
final class District {

    private final Storage storage;
    private final VolunteerLedger ledger;
    private final SimulatedClock clock;
    private final DistrictFigures figures;
    private final long seed;

    District(Storage storage, VolunteerLedger ledger, SimulatedClock clock, DistrictFigures figures, long seed) {
        this.storage = storage;
        this.ledger = ledger;
        this.clock = clock;
        this.figures = figures;
        this.seed = seed;
    }

    /**
     * Builds it.
     *
     * @throws Refused if the storage holds another district
     */
    void build(Phases phases) {
        String prefix = "district-" + figures.year() + "-" + figures.minutes() + "-" + seed + "/";
        Steps steps = Steps.of(storage, prefix, SiteBuilder.FIRST_STEP);
        requireOwn(steps);
        YearPlan plan = YearPlan.of(figures, seed);
        clock.goTo(figures.first().minusDays(30), LocalTime.NOON);
        SiteBuilder siteBuilder = new SiteBuilder(steps, ledger, figures);
        Site[] site = new Site[1];
        phases.run("Places", "areas", SiteBuilder.areas(figures), progress -> site[0] = siteBuilder.build());
        Force force = new ForceBuilder(steps, ledger, figures, site[0]).build(phases);
        Persons persons = new Persons(plan.draws(), figures.first());
        PeopleBuilder people = new PeopleBuilder(steps, ledger, plan, site[0], force, persons);
        people.registerBefore(phases);
        Visiting visiting = new Visiting(steps, ledger, plan, site[0], force, persons);
        visiting.prepare(phases);
        Programme programme = new Programme(steps, ledger, site[0], force, clock.zone());
        Attending attending = new Attending(steps, ledger, plan, programme, force, clock);
        Ordering ordering = new Ordering(steps, ledger, programme, site[0], force, persons);
        ordering.setLimits(ledger, figures.first().minusDays(30));
        Reviewing reviewing = new Reviewing(steps, storage, ledger, programme, force);
        Complaints complaints = new Complaints(steps, ledger, plan, force);
        new YearBuilder(plan, steps, programme, attending, reviewing, people, complaints, ordering, visiting, clock)
                .build(phases);
        new Closing(steps, ledger, plan, attending, reviewing, clock).close();
        new Honouring(steps, ledger, figures, site[0], clock).honour(phases);
    }

    private void requireOwn(Steps steps) {
        if (!steps.resuming()
                && ledger.places().areaByCode(Vocabulary.DISTRICT_CODE).isPresent()) {
            throw new Refused(
                    DistrictError.OTHER_DISTRICT,
                    "The store holds a district of another year, scale or seed.",
                    Map.of("year", figures.year(), "seed", seed));
        }
    }
}
