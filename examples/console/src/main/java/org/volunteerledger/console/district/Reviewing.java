package org.volunteerledger.console.district;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;

/** Reviews attendance, so that it becomes hours, and decides about what the policy holds back. */
final class Reviewing {

    private static final Review APPROVED = Review.approvedBy(ReviewLevel.ORGANISER);

    private final Steps steps;
    private final Storage storage;
    private final VolunteerLedger ledger;
    private final Programme programme;
    private final AccrualRules reviewRules;
    private final AccrualRules decisionRules;
    private final Set<Long> distrusted;

    Reviewing(Steps steps, Storage storage, VolunteerLedger ledger, Programme programme, Force force) {
        this.steps = steps;
        this.storage = storage;
        this.ledger = ledger;
        this.programme = programme;
        // Rules are not for use by several threads, and the two stages run side by side.
        this.reviewRules = ledger.policies().rules();
        this.decisionRules = ledger.policies().rules();
        this.distrusted = distrusted(force);
    }

    void review(Batch batch) {
        ledger.hours()
                .review(
                        steps.command(batch.step("review"), Parties.REVIEWER),
                        programme.ids(batch),
                        reviewRules,
                        Map.of());
    }

    /** Marks who did not come, and decides about missing check-outs and about more than eight hours on a day. */
    void decide(Batch batch) {
        List<ActivityId> ids = programme.ids(batch);
        List<EnrolmentId> absent = new ArrayList<>();
        Map<EnrolmentId, Review> decisions = new HashMap<>();
        Set<ActivityId> concerned = new LinkedHashSet<>();
        Filter open = Filter.in(
                Enrolment.STATUS, List.of(EnrolmentStatus.ACCEPTED.name(), EnrolmentStatus.CHECKED_IN.name()));
        Pages.visit(storage, Enrolment.KIND, Filter.all(of(ids), open), read -> {
            Enrolment enrolment = read.entity();
            if (enrolment.status() == EnrolmentStatus.ACCEPTED) {
                absent.add(enrolment.id());
            } else {
                boolean trusted = !distrusted.contains(enrolment.volunteer().value());
                decisions.put(enrolment.id(), trusted ? APPROVED : APPROVED.atMost(0));
                concerned.add(enrolment.activity());
            }
        });
        List<ActivityId> longOnes = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (batch.activities().get(i).shape().needsReview()) {
                longOnes.add(ids.get(i));
            }
        }
        if (!longOnes.isEmpty()) {
            Pages.visit(storage, Enrolment.KIND, of(longOnes), read -> {
                if (read.entity().status() == EnrolmentStatus.REVIEWED) {
                    decisions.put(read.entity().id(), APPROVED);
                    concerned.add(read.entity().activity());
                }
            });
        }
        if (!absent.isEmpty() && !steps.isDone(batch.step("absent"))) {
            ledger.attendances().markAbsent(steps.command(batch.step("absent"), Parties.LEADER), absent);
        }
        if (!decisions.isEmpty()) {
            ledger.hours()
                    .review(steps.command(batch.step("decide"), Parties.REVIEWER), concerned, decisionRules, decisions);
        }
    }

    private static Filter of(List<ActivityId> ids) {
        return Filter.in(Enrolment.ACTIVITY, ids.stream().map(ActivityId::value).collect(Collectors.toList()));
    }

    private static Set<Long> distrusted(Force force) {
        Set<Long> ids = new java.util.HashSet<>();
        for (int number = 0; number < force.volunteerCount(); number++) {
            if (!YearPlan.isTrusted(number) && force.isRegistered(number)) {
                ids.add(force.volunteer(number).value());
            }
        }
        return ids;
    }
}
