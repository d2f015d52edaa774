package org.volunteerledger.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.command.Draft;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.honour.HonourPolicies;
import org.volunteerledger.honour.HonourRules;
import org.volunteerledger.honour.RulePeriod;
import org.volunteerledger.honour.StarLadder;
import org.volunteerledger.hours.Policies;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.points.CreditRules;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.policy.PolicySubject;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.service.MinorPolicy;

/** A subject of a policy file: how its rules are read, set and looked up. A new subject is added to {@link #ALL} and nowhere else. */
record RuleSubject<T>(PolicySubject<T> subject, Setting setting, Finding<T> finding) {

    /** How time is credited. Entries refer to these policies, so {@link Policies} keeps them. */
    static final PolicySubject<AccrualPolicy> ACCRUAL =
            new PolicySubject<>("accrual", AccrualPolicy.class, AccrualPolicy.DEFAULT);

    private static final PolicySubject<HonourRules> HONOURS =
            new PolicySubject<>("honours", HonourRules.class, HonourRules.DEFAULT);

    private static final PolicySubject<StarLadder> STARS =
            new PolicySubject<>("stars", StarLadder.class, StarLadder.DEFAULT);

    /** The subjects by name. */
    static final Map<String, RuleSubject<?>> ALL = byName(List.of(
            new RuleSubject<>(
                    ACCRUAL,
                    (stores, draft, file, area) ->
                            stores.accrual().setIn(draft, area, file.from(), file.to(), file.need(ACCRUAL)),
                    (stores, area, day) ->
                            stores.accrual().rules().policyFor(day, area == null ? Attribution.NONE : area.value())),
            local(CarePolicy.SUBJECT),
            local(DutyPolicy.SUBJECT),
            local(CreditRules.POINTS),
            local(CreditRules.TIME_CREDITS),
            local(MinorPolicy.SUBJECT),
            local(RequestPolicy.SUBJECT),
            new RuleSubject<>(
                    HONOURS,
                    (stores, draft, file, area) ->
                            stores.honours().setRulesIn(draft, null, period(file, area), file.need(HONOURS)),
                    (stores, area, day) -> stores.honours().rulesFor(area, day)),
            new RuleSubject<>(
                    STARS,
                    (stores, draft, file, area) ->
                            stores.honours().setLadderIn(draft, period(file, area), file.need(STARS)),
                    (stores, area, day) -> stores.honours().ladderFor(area, day))));

    /** Where rules are kept. */
    record Stores(Policies accrual, LocalPolicies local, HonourPolicies honours) {}

    /** Sets the rules of a file, which has some on the subject. */
    @FunctionalInterface
    interface Setting {
        void set(Stores stores, Draft draft, PolicyFile file, @Nullable AreaId area);
    }

    /** Finds the rules in force. */
    @FunctionalInterface
    interface Finding<T> {
        T find(Stores stores, @Nullable AreaId area, LocalDate day);
    }

    private static <T> RuleSubject<T> local(PolicySubject<T> subject) {
        return new RuleSubject<>(
                subject,
                (stores, draft, file, area) ->
                        stores.local().setIn(draft, subject, area, file.from(), file.to(), file.need(subject)),
                (stores, area, day) -> stores.local().book(subject).in(area, day));
    }

    private static RulePeriod period(PolicyFile file, @Nullable AreaId area) {
        RulePeriod open = RulePeriod.from(area, file.from());
        LocalDate to = file.to();
        return to == null ? open : open.until(to);
    }

    private static Map<String, RuleSubject<?>> byName(List<RuleSubject<?>> subjects) {
        Map<String, RuleSubject<?>> byName = new TreeMap<>();
        subjects.forEach(each -> byName.put(each.subject().name(), each));
        return byName;
    }
}
