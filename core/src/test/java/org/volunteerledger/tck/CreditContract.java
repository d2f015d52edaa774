package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.points.CreditBook;
import org.volunteerledger.points.CreditClaim.ClaimStatus;
import org.volunteerledger.points.CreditClaimId;
import org.volunteerledger.points.CreditError;
import org.volunteerledger.points.CreditRules;
import org.volunteerledger.points.CreditTransfer;
import org.volunteerledger.points.Credits.ServiceDay;
import org.volunteerledger.points.LimitAction;
import org.volunteerledger.points.TransferReason;
import org.volunteerledger.policy.LocalPolicyId;
import org.volunteerledger.policy.PolicyError;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Versioned;

/** Points and time credits: earned, given, redeemed and taken back by the rules of a place, and never mixed with minutes. */
public abstract class CreditContract extends ScenarioContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final CreditBook COINS = CreditBook.TIME_CREDITS;
    private static final CreditBook POINTS = CreditBook.POINTS;

    /** For subclasses. */
    protected CreditContract() {}

    @Test
    final void anHourIsACoinAndAtMostTwoADay() {
        rules(COINS, CreditRules.perMinutes(60).limited(2, 0, 600L, LimitAction.CUT));
        VolunteerId volunteer = volunteer();
        serve(volunteer, DAY, 180);

        claim(COINS, volunteer, DAY);

        Expect.equal("CreditRules.dailyUnits", 2L, ledger().credits().balance(COINS, volunteer));
        Expect.equal("the minutes stay as they are", 180L, minutes(volunteer));
        Expect.equal("books are apart", 0L, ledger().credits().balance(POINTS, volunteer));
    }

    @Test
    final void whatDoesNotFitBelowTheMostIsCut() {
        rules(COINS, CreditRules.perMinutes(60).limited(null, 0, 6L, LimitAction.CUT));
        VolunteerId volunteer = volunteer();
        serve(volunteer, DAY, 300);
        claim(COINS, volunteer, DAY);
        serve(volunteer, DAY.plusDays(1), 120);

        claim(COINS, volunteer, DAY.plusDays(1));
        Expect.equal("LimitAction.CUT: 5 and 1 of 2", 6L, ledger().credits().balance(COINS, volunteer));

        serve(volunteer, DAY.plusDays(2), 60);
        refused(CreditError.LIMIT, () -> claim(COINS, volunteer, DAY.plusDays(2)));
    }

    @Test
    final void minutesOfADayAreSummedFirst() {
        rules(POINTS, CreditRules.perMinutes(120));
        VolunteerId volunteer = volunteer();
        for (int i = 0; i < 10; i++) {
            serve(volunteer, DAY, 60);
        }
        serve(volunteer, DAY, 119);

        claim(POINTS, volunteer, DAY);

        Expect.equal(
                "CreditRules: two hours are a point, the rest brings nothing",
                5L,
                ledger().credits().balance(POINTS, volunteer));
    }

    @Test
    final void aPlaceMayWeighADay() {
        CreditRules base = new CreditRules(0, 100, null, 0, null, LimitAction.REFUSE, 0, 0);
        rules(POINTS, base);
        for (int percent : List.of(100, 120)) {
            VolunteerId volunteer = volunteer();
            attendOnce(volunteer);
            ledger().credits().claim(command(), new ServiceDay(POINTS, volunteer, city().community(), DAY, percent));
            Expect.equal(
                    "ServiceDay.percent", (long) percent, ledger().credits().balance(POINTS, volunteer));
        }
        VolunteerId violator = volunteer();
        attendOnce(violator);
        refused(
                CreditError.NOTHING_DUE,
                () -> ledger().credits()
                        .claim(command(), new ServiceDay(POINTS, violator, city().community(), DAY, 0)));
        Expect.error(
                "ServiceDay.percent: 0 to 1000",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> new ServiceDay(POINTS, violator, city().community(), DAY, 1_001));
    }

    @Test
    final void whereNothingIsPostedOrRuledNothingIsCredited() {
        VolunteerId volunteer = volunteer();
        serve(volunteer, DAY, 60);
        refused(CreditError.NO_RULES, () -> claim(COINS, volunteer, DAY));
        rules(COINS, CreditRules.perMinutes(60));
        refused(CreditError.NOTHING_DUE, () -> claim(COINS, volunteer, DAY.minusDays(1)));
        refused(CommandError.UNKNOWN_RECORD, () -> claim(COINS, new VolunteerId(7), DAY));

        claim(COINS, volunteer, DAY);
        refused(CreditError.NOTHING_DUE, () -> claim(COINS, volunteer, DAY));
        serve(volunteer, DAY, 60);
        refused(CreditError.ALREADY_CLAIMED, () -> claim(COINS, volunteer, DAY));
    }

    @Test
    final void aClaimIsApprovedByAsManyDifferentPersonsAsTheRulesAsk() {
        rules(COINS, CreditRules.perMinutes(60).reviewedBy(2));
        VolunteerId volunteer = volunteer();
        serve(volunteer, DAY, 120);
        CreditClaimId id = claim(COINS, volunteer, DAY);

        refused(CreditError.OWN_CLAIM, () -> ledger().credits().approve(command(), id));
        ledger().credits().approve(by("one"), id);
        refused(CreditError.ALREADY_DECIDED, () -> ledger().credits().approve(by("one"), id));
        Expect.equal("Credits.approve: one of two", 0L, ledger().credits().balance(COINS, volunteer));
        ledger().credits().approve(by("two"), id);
        Expect.equal("Credits.approve: two of two", 2L, ledger().credits().balance(COINS, volunteer));
        Expect.equal(
                "CreditClaim.status",
                ClaimStatus.CREDITED,
                ledger().credits().find(id).orElseThrow().status());
        refused(CreditError.ALREADY_DECIDED, () -> ledger().credits().approve(by("three"), id));
        refused(CreditError.ALREADY_DECIDED, () -> ledger().credits().reject(by("three"), id));
    }

    @Test
    final void aRejectedDayCanBeClaimedAgain() {
        rules(COINS, CreditRules.perMinutes(60).reviewedBy(1));
        VolunteerId volunteer = volunteer();
        serve(volunteer, DAY, 120);
        CreditClaimId id = claim(COINS, volunteer, DAY);
        refused(CreditError.ALREADY_CLAIMED, () -> claim(COINS, volunteer, DAY));
        refused(CreditError.OWN_CLAIM, () -> ledger().credits().reject(command(), id));
        ledger().credits().reject(by("one"), id);

        CreditClaimId again = claim(COINS, volunteer, DAY);
        ledger().credits().approve(by("one"), again);
        Expect.equal(
                "Credits.reject: the day can be claimed again",
                2L,
                ledger().credits().balance(COINS, volunteer));
    }

    @Test
    final void aVoidTakesBackWhatItEarned() {
        rules(COINS, CreditRules.perMinutes(60));
        VolunteerId volunteer = volunteer();
        serve(volunteer, DAY, 60);
        EntryRef second = post(untimed(alone(volunteer, city().community()), DAY, 120));
        CreditClaimId id = claim(COINS, volunteer, DAY);
        ledger().credits().redeem(command(), COINS, volunteer, city().community(), 2, "rice");
        ledger().hours().takeBack(command(), second, "ENTERED_IN_ERROR");

        Expect.equal(
                "Credits.followVoids: what is beyond", 2L, ledger().credits().followVoids(command(), id));
        Expect.equal(
                "Credits.followVoids: below the least", -1L, ledger().credits().balance(COINS, volunteer));
        Expect.equal("Credits.followVoids: only once", 0L, ledger().credits().followVoids(command(), id));
        List<Versioned<CreditTransfer>> flagged =
                ledger().credits().flagged(PageRequest.first(10)).items();
        Expect.equal("Credits.flagged: what went below the least", 1, flagged.size());
        Expect.equal(
                "Credits.flagged",
                TransferReason.TAKEN_BACK,
                flagged.get(0).entity().reason());
        Expect.equal("the minutes are those of the ledger", 60L, minutes(volunteer));
    }

    @Test
    final void bothSidesOfAGiftAreWrittenAtOnce() {
        rules(COINS, CreditRules.perMinutes(60));
        VolunteerId giver = rich(3);
        VolunteerId taker = volunteer();

        ledger().credits().give(command(), COINS, giver, taker, city().community(), 2, "shopping");

        Expect.equal("Credits.give", 1L, ledger().credits().balance(COINS, giver));
        Expect.equal("Credits.give", 2L, ledger().credits().balance(COINS, taker));
        refused(
                CreditError.INSUFFICIENT,
                () -> ledger().credits().give(command(), COINS, giver, taker, city().community(), 2, "more"));
        refused(
                CommandError.UNKNOWN_RECORD,
                () -> ledger().credits().give(command(), COINS, giver, new VolunteerId(7), city().community(), 1, "x"));
        Expect.error(
                "CreditTransfer: from one to another",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> ledger().credits().give(command(), COINS, giver, giver, city().community(), 1, "x"));
        Expect.equal(
                "Credits.transfers: what came in",
                List.of(2L),
                units(ledger().credits()
                        .transfers(COINS, taker, true, PageRequest.first(10))
                        .items()));
        Expect.equal(
                "Credits.transfers: what went out",
                List.of(2L),
                units(ledger().credits()
                        .transfers(COINS, giver, false, PageRequest.first(10))
                        .items()));
    }

    @Test
    final void creditsGoWithAPersonToAnotherRecordAndBack() {
        rules(COINS, CreditRules.perMinutes(60));
        VolunteerId from = rich(3);
        ledger().credits().redeem(command(), COINS, from, city().community(), 1, "soap");
        serve(from, DAY.plusDays(1), 120);
        CreditClaimId second = claim(COINS, from, DAY.plusDays(1));
        VolunteerId into = rich(1);

        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);

        balances("PersonMerges.merge: credits move", from, 0, into, 5);
        refused(CreditError.NOTHING_DUE, () -> claim(COINS, into, DAY.plusDays(1)));
        refused(
                CommandError.WRONG_STATE,
                () -> ledger().credits().give(command(), COINS, into, from, city().community(), 1, "x"));
        Expect.equal("PersonMerges.merge: claims move", into, claimant(second));

        ledger().personMerges().undo(command(), merge);

        balances("PersonMerges.undo: credits move back", from, 4, into, 1);
        Expect.equal("PersonMerges.undo: claims move back", from, claimant(second));
        Expect.equal("Credits.followVoids: nothing", 0L, ledger().credits().followVoids(command(), second));
    }

    @Test
    final void whatWasSpentOrTakenBackSinceAMergeStays() {
        rules(COINS, CreditRules.perMinutes(60));
        VolunteerId from = rich(3);
        VolunteerId into = volunteer();
        serve(from, DAY.plusDays(1), 120);
        CreditClaimId second = claim(COINS, from, DAY.plusDays(1));
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        HourEntry landed = ledger().hours().entries(into.account()).stream()
                .filter(entry -> entry.time().day().equals(DAY.plusDays(1)))
                .findFirst()
                .orElseThrow();
        ledger().hours().takeBack(command(), EntryRef.of(landed), "MISTAKE");
        Expect.equal(
                "Credits.followVoids: under the record that goes on",
                2L,
                ledger().credits().followVoids(command(), second));
        ledger().credits().redeem(command(), COINS, into, city().community(), 1, "soap");

        ledger().personMerges().undo(command(), merge);

        balances("PersonMerges.undo: what was spent since is missing", from, 3, into, -1);
        Expect.equal(
                "Credits.flagged: what went below nothing",
                List.of(TransferReason.MERGED),
                ledger().credits().flagged(PageRequest.first(10)).items().stream()
                        .map(read -> read.entity().reason())
                        .toList());
    }

    @Test
    final void aDayThatBothRecordsClaimIsDecidedOnFirst() {
        rules(COINS, CreditRules.perMinutes(60).reviewedBy(1));
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        serve(from, DAY, 120);
        serve(into, DAY, 60);
        CreditClaimId given = claim(COINS, from, DAY);
        CreditClaimId goesOn = claim(COINS, into, DAY);
        refused(CreditError.CLAIM_OPEN, () -> ledger().personMerges().merge(command(), from, into));
        ledger().credits().approve(by("one"), given);
        ledger().personMerges().merge(command(), from, into);
        ledger().credits().approve(by("one"), goesOn);
        balances("Credits.approve: what the day is worth in all", from, 0, into, 3);
    }

    @Test
    final void creditsEarnedInTheMomentOfAMergeMoveToo() {
        needs(Capability.OWN_TRANSACTIONS);
        rules(COINS, CreditRules.perMinutes(60));
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        serve(from, DAY, 120);
        VolunteerLedger merging = overtakenBy(() -> claim(COINS, from, DAY));

        PersonMergeId merge = merging.personMerges().merge(command(), from, into);

        balances("PersonMerges.merge: credits move", from, 0, into, 2);
        ledger().personMerges().undo(command(), merge);
        balances("PersonMerges.undo: credits move back", from, 2, into, 0);
    }

    @Test
    final void limitsRefuseOrMark() {
        rules(COINS, CreditRules.perMinutes(60).limited(null, 0, 4L, LimitAction.REFUSE));
        VolunteerId one = rich(3);
        VolunteerId two = rich(3);
        refused(
                CreditError.LIMIT,
                () -> ledger().credits().give(command(), COINS, one, two, city().community(), 2, "x"));

        LocalDate later = LocalDate.of(2026, 3, 1);
        ledger().localPolicies()
                .set(
                        command(),
                        CreditRules.TIME_CREDITS,
                        city().community(),
                        later,
                        null,
                        CreditRules.perMinutes(60).limited(null, 0, 4L, LimitAction.FLAG));
        ledger().credits().give(command(), COINS, one, two, city().community(), 2, "x");
        ledger().credits().give(command(), COINS, one, two, city().community(), 2, "x");
        Expect.equal(
                "LimitAction.FLAG: they do not block", -1L, ledger().credits().balance(COINS, one));
        Expect.equal(
                "LimitAction.FLAG: they do not block", 7L, ledger().credits().balance(COINS, two));
        Expect.equal(
                "Credits.flagged",
                2,
                ledger().credits().flagged(PageRequest.first(10)).items().size());
    }

    @Test
    final void creditsAreRedeemedFromABalanceOn() {
        rules(COINS, new CreditRules(60, 0, null, 0, null, LimitAction.REFUSE, 3, 0));
        VolunteerId poor = rich(2);
        VolunteerId rich = rich(3);

        refused(
                CreditError.BELOW_REDEMPTION,
                () -> ledger().credits().redeem(command(), COINS, poor, city().community(), 1, "soap"));
        ledger().credits().redeem(command(), COINS, rich, city().community(), 3, "soap");
        Expect.equal("Credits.redeem", 0L, ledger().credits().balance(COINS, rich));
        ledger().credits().expire(command(), COINS, poor, city().community(), 2);
        Expect.equal("Credits.expire", 0L, ledger().credits().balance(COINS, poor));
        refused(
                CreditError.INSUFFICIENT,
                () -> ledger().credits().expire(command(), COINS, poor, city().community(), 1));
    }

    @Test
    final void rulesAreThoseOfTheMostSpecificAreaOnTheDay() {
        rules(POINTS, CreditRules.perMinutes(60));
        LocalPolicyId first = set(city().street(), LONG_AGO, LocalDate.of(2026, 3, 1), CreditRules.perMinutes(30));
        refused(PolicyError.CLASH, () -> set(city().street(), LONG_AGO, null, CreditRules.perMinutes(1)));
        refused(
                PolicyError.CLASH,
                () -> set(city().street(), LocalDate.of(2026, 3, 1), null, CreditRules.perMinutes(1)));
        set(city().street(), LocalDate.of(2026, 3, 3), null, CreditRules.perMinutes(20));
        VolunteerId volunteer = volunteer();
        for (int day = -1; day <= 1; day++) {
            serve(volunteer, DAY.plusDays(day), 60);
            claim(POINTS, volunteer, DAY.plusDays(day));
        }

        Expect.equal(
                "PolicyBook.in: 2 of the street, 1 of everywhere, 3 of the street again",
                6L,
                ledger().credits().balance(POINTS, volunteer));
        refused(PolicyError.OVER, () -> ledger().localPolicies().end(command(), first, DAY));
        ledger().localPolicies().end(command(), first, LocalDate.of(2026, 2, 1));
        Expect.equal(
                "LocalPolicies.end",
                LocalDate.of(2026, 2, 1),
                ledger().localPolicies().get(first).to());
        refused(CommandError.UNKNOWN_RECORD, () -> ledger().localPolicies().get(new LocalPolicyId(9)));
        Expect.equal(
                "PolicyBook.all",
                3,
                ledger().localPolicies().book(CreditRules.POINTS).all().size());
    }

    private LocalPolicyId set(AreaId area, LocalDate from, @Nullable LocalDate to, CreditRules rules) {
        return ledger().localPolicies().set(command(), CreditRules.POINTS, area, from, to, rules);
    }

    private void rules(CreditBook book, CreditRules rules) {
        ledger().localPolicies()
                .set(
                        command(),
                        book == POINTS ? CreditRules.POINTS : CreditRules.TIME_CREDITS,
                        null,
                        LONG_AGO,
                        null,
                        rules);
    }

    private CreditClaimId claim(CreditBook book, VolunteerId volunteer, LocalDate day) {
        return ledger().credits().claim(command(), new ServiceDay(book, volunteer, city().community(), day, 100));
    }

    private void serve(VolunteerId volunteer, LocalDate day, int minutes) {
        post(untimed(alone(volunteer, city().community()), day, minutes));
    }

    private void attendOnce(VolunteerId volunteer) {
        post(timed(in(activity(on("08:00"), on("09:00")), volunteer), on("08:00"), on("09:00")));
    }

    private VolunteerId claimant(CreditClaimId id) {
        return ledger().credits().find(id).orElseThrow().volunteer();
    }

    /** The balances of two records, each of which is the sum of its transfers. */
    private void balances(String rule, VolunteerId one, long first, VolunteerId other, long second) {
        Expect.equal(
                rule,
                List.of(first, second),
                List.of(
                        ledger().credits().balance(COINS, one),
                        ledger().credits().balance(COINS, other)));
        Expect.equal(
                "CreditAccount.balance: the sum of the transfers",
                List.of(first, second),
                List.of(sum(one), sum(other)));
    }

    private long sum(VolunteerId holder) {
        return sum(holder, true) - sum(holder, false);
    }

    private long sum(VolunteerId holder, boolean got) {
        return units(ledger().credits()
                        .transfers(COINS, holder, got, PageRequest.first(100))
                        .items())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private VolunteerId rich(int coins) {
        VolunteerId volunteer = volunteer();
        serve(volunteer, DAY, 60 * coins);
        claim(COINS, volunteer, DAY);
        return volunteer;
    }

    private static List<Long> units(List<Versioned<CreditTransfer>> transfers) {
        return transfers.stream().map(read -> read.entity().units()).toList();
    }

    private static void refused(ErrorCode code, Executable call) {
        Expect.error("Credits and LocalPolicies", Refused.class, code, call);
    }
}
