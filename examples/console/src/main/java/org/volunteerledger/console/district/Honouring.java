package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.BoardId;
import org.volunteerledger.honour.Channel;
import org.volunteerledger.honour.HonourId;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.HonourRules;
import org.volunteerledger.honour.NewBoard;
import org.volunteerledger.honour.NewHonourKind;
import org.volunteerledger.honour.Nomination;
import org.volunteerledger.honour.RatingRun;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.honour.RulePeriod;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.statistics.ReportRequest;

/**
 * How the year is honoured when its hours are in: the model citizens are chosen among those who served longest, are shown to the public
 * and awarded, and everybody's star level is computed.
 */
final class Honouring {

    private static final String CODE = "model-citizen";
    private static final int NOMINATED_DAYS_AFTER = 9;
    private static final int AWARDED_DAYS_AFTER = 24;
    private static final String[] REVIEWERS = {Parties.REVIEWER + "-1", Parties.REVIEWER + "-2"};

    private final Steps steps;
    private final VolunteerLedger ledger;
    private final DistrictFigures figures;
    private final Site site;
    private final SimulatedClock clock;

    Honouring(Steps steps, VolunteerLedger ledger, DistrictFigures figures, Site site, SimulatedClock clock) {
        this.steps = steps;
        this.ledger = ledger;
        this.figures = figures;
        this.site = site;
        this.clock = clock;
    }

    void honour(Phases phases) {
        phases.run("Honours", "citizens", figures.modelCitizens(), progress -> {
            List<HonourId> candidates = nominate();
            award(candidates);
            progress.at(candidates.size());
        });
        phases.run("Stars", "volunteers", figures.volunteers(), progress -> {
            RatingRun run = RatingRun.on(figures.last());
            ledger.stars().rate(steps.command("stars", Parties.CENTRE), run, progress::at);
        });
    }

    private List<HonourId> nominate() {
        clock.goTo(figures.last().plusDays(NOMINATED_DAYS_AFTER), LocalTime.NOON);
        HonourKindId kind = kind();
        List<HonourId> candidates = new ArrayList<>();
        for (VolunteerId person : longestServing()) {
            String step = "nomination-" + candidates.size();
            HonourId id = ledger.selections()
                    .nominate(
                            steps.command(step, Parties.CENTRE),
                            new Nomination(kind, figures.year(), Recipient.person(person), site.district(), "身边好人"));
            for (String reviewer : REVIEWERS) {
                String review = step + "-" + reviewer;
                if (!steps.isDone(review)) {
                    ledger.selections().review(steps.command(review, reviewer), id, true, null);
                }
            }
            candidates.add(id);
        }
        return candidates;
    }

    private HonourKindId kind() {
        LocalDate first = figures.first();
        NewHonourKind citizen = new NewHonourKind(
                CODE, "文明城市·模范市民", HonourLevel.DISTRICT, AwardingBody.of(site.organisation()), site.district(), first);
        HonourKindId kind = ledger.honours().registerKind(steps.command("honour-kind", Parties.CENTRE), citizen);
        if (!steps.isDone("honour-rules")) {
            ledger.honourPolicies()
                    .setRules(
                            steps.command("honour-rules", Parties.CENTRE),
                            kind,
                            RulePeriod.from(site.district(), first),
                            HonourRules.DEFAULT.withQuota(figures.modelCitizens()));
        }
        return kind;
    }

    /** Nothing changes the year's hours any more, so a run that was broken off finds the same people again. */
    private List<VolunteerId> longestServing() {
        ReportRequest request = ReportRequest.of(List.of("volunteer"), List.of(Measure.MINUTES))
                .within(figures.first(), figures.last())
                .top(
                        List.of(new ReportRequest.Order("minutes", true), new ReportRequest.Order("volunteer", false)),
                        figures.modelCitizens());
        HourTable table = ledger.reports().run(request, figures.last()).table();
        List<VolunteerId> people = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            people.add(new VolunteerId(table.key(row, 0)));
        }
        return people;
    }

    private void award(List<HonourId> candidates) {
        if (!steps.isDone("honours-announced")) {
            ledger.selections()
                    .announce(steps.command("honours-announced", Parties.CENTRE), candidates, WorkingDays.PLAIN);
        }
        clock.goTo(figures.last().plusDays(AWARDED_DAYS_AFTER), LocalTime.NOON);
        if (!steps.isDone("honours-awarded")) {
            ledger.selections().award(steps.command("honours-awarded", Parties.CENTRE), candidates);
        }
        List<BoardId> boards = ledger.boards()
                .open(
                        steps.command("boards", Parties.CENTRE),
                        List.of(new NewBoard("身边好人榜", site.district(), Channel.OFF_LINE, figures.first())));
        if (!steps.isDone("honours-published")) {
            ledger.boards().publish(steps.command("honours-published", Parties.CENTRE), candidates, boards);
        }
    }
}
