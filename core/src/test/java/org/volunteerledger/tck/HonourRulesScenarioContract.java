package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.HonourError;
import org.volunteerledger.honour.HonourFilter;
import org.volunteerledger.honour.HonourId;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourRules;
import org.volunteerledger.honour.HonourStatus;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.honour.RulePeriod;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Capability;

/** The rules that places set for honours: quotas, and which rules hold where and when. */
public abstract class HonourRulesScenarioContract extends HonourStage {

    private static final String QUOTA = "HonourRules.quota: how many honours of a kind may be held of one year";

    /** For subclasses. */
    protected HonourRulesScenarioContract() {}

    @Test
    final void theQuotaHoldsForKindYearAndArea() {
        HonourKindId kind = selected();
        ledger().honourPolicies()
                .setRules(command(), null, RulePeriod.from(city().district(), SINCE), HonourRules.DEFAULT.withQuota(2));
        List<HonourId> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(announced(kind, Recipient.person(volunteer())));
        }
        HonourId candidate = announced(kind, Recipient.person(volunteer()));
        HonourId nextYear = announced(kind, Recipient.person(volunteer()), 2025, city().community());
        itIs("2026-04-08T09:00");

        refused(QUOTA, HonourError.QUOTA_FULL, () -> ledger().selections().award(command(), ids));
        Expect.equal("Selections.award: all or none", HonourStatus.ANNOUNCED, status(ids.get(0)));
        award(ids.get(0));
        award(ids.get(1));
        Refused third = refused(QUOTA, HonourError.QUOTA_FULL, () -> award(ids.get(2)));
        Expect.equal("HonourError.QUOTA_FULL: says the quota", 2, third.fields().get("quota"));
        ledger().honours().revoke(command(), ids.get(0));
        award(ids.get(2));
        Expect.equal("Honours.revoke: makes room", HonourStatus.AWARDED, status(ids.get(2)));
        Expect.error(
                "Selections.award: of one kind and year",
                InvalidInput.class,
                () -> ledger().selections().award(command(), List.of(candidate, nextYear)));
        award(nextYear);
    }

    @Test
    final void theQuotaOfAnAreaLeavesOthersAlone() {
        HonourKindId kind = selected();
        AreaId other = area("community-2", AreaLevel.COMMUNITY, city().street());
        RulePeriod here = RulePeriod.from(city().community(), SINCE);
        ledger().honourPolicies().setRules(command(), kind, here, HonourRules.DEFAULT.withQuota(1));
        ledger().honourPolicies()
                .setRules(command(), kind, RulePeriod.from(city().street(), SINCE), HonourRules.DEFAULT.withQuota(2));
        HonourId first = announced(kind, Recipient.person(volunteer()));
        HonourId second = announced(kind, Recipient.person(volunteer()));
        HonourId elsewhere = announced(kind, Recipient.person(volunteer()), 2026, other);
        HonourId third = announced(kind, Recipient.person(volunteer()), 2026, other);
        itIs("2026-04-08T09:00");
        award(first);

        refused(QUOTA, HonourError.QUOTA_FULL, () -> award(second));
        award(elsewhere);
        refused(QUOTA, HonourError.QUOTA_FULL, () -> award(third));
    }

    @Test
    final void theLastPlaceIsWonOnce() {
        needs(Capability.CONCURRENT_COMMITS);
        needs(Capability.OWN_TRANSACTIONS);
        HonourKindId kind = selected();
        ledger().honourPolicies()
                .setRules(command(), kind, RulePeriod.from(null, SINCE), HonourRules.DEFAULT.withQuota(1));
        List<HonourId> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(announced(kind, Recipient.person(volunteer())));
        }
        itIs("2026-04-08T09:00");
        AtomicInteger won = new AtomicInteger();
        AtomicInteger full = new AtomicInteger();
        Workers workers = new Workers();
        for (HonourId id : ids) {
            workers.start(() -> {
                try {
                    var command = command();
                    Workers.untilNotBusy(() -> {
                        ledger().selections().award(command, List.of(id));
                        return id;
                    });
                    won.incrementAndGet();
                } catch (Refused e) {
                    Expect.equal(QUOTA, HonourError.QUOTA_FULL, e.code());
                    full.incrementAndGet();
                }
            });
        }
        workers.join();

        Expect.equal(QUOTA, List.of(1, 7), List.of(won.get(), full.get()));
        Expect.equal(QUOTA, 1L, held(HonourFilter.STANDING.of(kind)));
    }

    @Test
    final void rulesOfOnePlaceAndTimeDoNotClash() {
        HonourKindId kind = selected();
        RulePeriod period = RulePeriod.from(city().district(), SINCE);
        ledger().honourPolicies().setRules(command(), kind, period, HonourRules.DEFAULT);
        HonourRules stricter = new HonourRules(3, 14, HonourRules.NoticeUnit.DAYS, 5);

        String rule = "HonourPolicies.setRules: one set of rules holds at a time";
        refused(
                rule,
                HonourError.POLICY_CLASH,
                () -> ledger().honourPolicies().setRules(command(), kind, period, stricter));
        RulePeriod may =
                RulePeriod.from(city().district(), LocalDate.of(2026, 5, 1)).until(LocalDate.of(2026, 5, 31));
        ledger().honourPolicies().setRules(command(), kind, may, stricter);
        refused(
                rule,
                HonourError.POLICY_CLASH,
                () -> ledger().honourPolicies()
                        .setRules(
                                command(),
                                kind,
                                RulePeriod.from(city().district(), LocalDate.of(2026, 5, 31)),
                                stricter));
        for (String day : List.of("2026-04-30", "2026-06-01")) {
            Expect.equal(rule, HonourRules.DEFAULT, rules(kind, LocalDate.parse(day)));
        }
        Expect.equal(rule, stricter, rules(kind, LocalDate.of(2026, 5, 31)));
        Expect.equal("HonourPolicies: the default", HonourRules.DEFAULT, rules(kind, LocalDate.of(2025, 12, 31)));
        Expect.error("RulePeriod: ends after it starts", InvalidInput.class, () -> may.until(LocalDate.of(2026, 4, 1)));
    }

    private HonourRules rules(HonourKindId kind, LocalDate day) {
        return ledger().honourPolicies().rulesFor(kind, city().community(), day);
    }
}
