package org.volunteerledger.points;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.points.CreditClaim.ClaimStatus;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about points and time credits. Thread-safe. */
public final class Credits {

    private final CommandRunner runner;
    private final LocalPolicies policies;

    private Credits(CommandRunner runner, LocalPolicies policies) {
        this.runner = runner;
        this.policies = policies;
    }

    /**
     * Over a storage.
     *
     * @param runner   runs the commands
     * @param policies knows the rules of places
     * @return the commands
     */
    public static Credits over(CommandRunner runner, LocalPolicies policies) {
        return new Credits(runner, policies);
    }

    /**
     * Balances go with a person to another record, as transfers. An undo brings them back, but for what was taken back since; what was
     * spent since is missing then under the record that went on, which is marked.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new CreditMover();
    }

    /**
     * Claims go with a person to another record. Of a day that both have claimed the open claim is to be decided first
     * ({@link CreditError#CLAIM_OPEN}), and the other stays where it is.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover claimMover() {
        return new ClaimMover();
    }

    /**
     * A day of service to be credited.
     *
     * @param book      the book
     * @param volunteer whose service
     * @param area      the area whose rules hold
     * @param day       the day of service
     * @param percent   what the day counts with, 0 to 1000; 100 unless the place weighs roles or conduct
     */
    public record ServiceDay(CreditBook book, VolunteerId volunteer, AreaId area, LocalDate day, int percent) {

        /** Checks the range. */
        public ServiceDay {
            Check.given("book", book);
            Check.given("volunteer", volunteer);
            Check.given("area", area);
            Check.given("day", day);
            Check.range("percent", percent, 0, 1_000);
        }
    }

    /**
     * Claims the credits that a day of service is worth. Without reviewers in the rules of the place they are credited at once.
     *
     * @param command who claims, and under which key
     * @param service the day
     * @return the id of the claim
     * @throws Refused if the volunteer or area is unknown, the place has no rules ({@link CreditError#NO_RULES}), nothing is due
     *     ({@link CreditError#NOTHING_DUE}), the day was claimed ({@link CreditError#ALREADY_CLAIMED}), or a limit refuses it
     *     ({@link CreditError#LIMIT})
     */
    public CreditClaimId claim(Command command, ServiceDay service) {
        try {
            RequestDigest content = RequestDigest.of("claim-credits", service);
            return new CreditClaimId(runner.runForId("claim-credits", command, content, draft -> {
                draft.concerns(service.area(), null);
                draft.concernsPerson(service.volunteer());
                draft.get(Volunteer.KIND, service.volunteer());
                draft.rely(Area.KIND, service.area());
                CreditRules rules = rules(service.book(), service.area(), service.day());
                CreditClaim open = new CreditClaim(
                        new CreditClaimId(draft.newId()),
                        service.book(),
                        service.volunteer(),
                        service.area(),
                        service.day(),
                        service.percent(),
                        command.actor(),
                        List.of(),
                        ClaimStatus.OPEN);
                long due = Earnings.requireDue(draft, rules, open);
                if (rules.reviewers() == 0) {
                    Movement.earn(draft, rules, open, due);
                }
                CreditClaim stored = rules.reviewers() == 0 ? open.with(List.of(), ClaimStatus.CREDITED) : open;
                draft.create(CreditClaim.KIND, stored);
                draft.event(
                        "credits-claimed",
                        CreditClaim.KIND,
                        stored.id().value(),
                        Map.of("status", stored.status().name()));
                return stored.id().value();
            }));
        } catch (Refused e) {
            throw e.code() == StorageError.KEY_TAKEN ? alreadyClaimed(service) : e;
        }
    }

    /**
     * Approves a claim; with the last approval that the rules ask for, what is due by then is credited.
     *
     * @param command who approves, and under which key; not who claimed
     * @param id      the claim
     * @throws Refused if the claim is unknown, decided or approved by the same person already ({@link CreditError#ALREADY_DECIDED}) or
     *     the approver's own ({@link CreditError#OWN_CLAIM}), nothing is due any more, or a limit refuses it
     */
    public void approve(Command command, CreditClaimId id) {
        runner.run("approve-credits", command, RequestDigest.of("approve-credits", id), draft -> {
            Versioned<CreditClaim> before = draft.get(CreditClaim.KIND, id);
            CreditClaim claim = requireOpen(draft, before.entity());
            List<String> approvals = new ArrayList<>(claim.approvedBy());
            approvals.add(command.actor());
            CreditRules rules = rules(claim.book(), claim.area(), claim.day());
            boolean enough = approvals.size() >= rules.reviewers();
            if (enough) {
                Movement.earn(draft, rules, claim, Earnings.requireDue(draft, rules, claim));
            }
            ClaimStatus next = enough ? ClaimStatus.CREDITED : ClaimStatus.OPEN;
            draft.replace(CreditClaim.KIND, before, claim.with(approvals, next));
            draft.event("credits-approved", CreditClaim.KIND, id.value(), Map.of("status", next.name()));
            return null;
        });
    }

    /**
     * Rejects a claim. The day can be claimed again.
     *
     * @param command who rejects, why, and under which key; not who claimed
     * @param id      the claim
     * @throws Refused if the claim is unknown, decided, or the decider's own
     */
    public void reject(Command command, CreditClaimId id) {
        command.requiredReason();
        runner.run("reject-credits", command, RequestDigest.of("reject-credits", id), draft -> {
            Versioned<CreditClaim> before = draft.get(CreditClaim.KIND, id);
            CreditClaim claim = requireOpen(draft, before.entity());
            draft.replace(CreditClaim.KIND, before, claim.with(claim.approvedBy(), ClaimStatus.REJECTED));
            draft.event("credits-rejected", CreditClaim.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Takes back what a day has been credited beyond what its standing hours are worth by now, since some were voided. Never credits more.
     * What was spent already leaves a balance below the least, which is marked.
     *
     * @param command who asks, and under which key
     * @param id      the claim that credited the day
     * @return how many units were taken back
     * @throws Refused if the claim is unknown
     */
    public long followVoids(Command command, CreditClaimId id) {
        String units = runner.run("follow-voids", command, RequestDigest.of("follow-voids", id), draft -> {
            CreditClaim claim = draft.rely(CreditClaim.KIND, id);
            draft.concerns(claim.area(), null);
            CreditRules rules = rules(claim.book(), claim.area(), claim.day());
            long excess = -Math.min(0, Earnings.due(draft, rules, claim));
            if (excess > 0) {
                Movement.takeBack(draft, rules, claim, excess);
                draft.event("credits-taken-back", CreditClaim.KIND, id.value(), Map.of("units", Long.toString(excess)));
            }
            return Long.toString(excess);
        });
        return units == null ? 0 : Long.parseLong(units);
    }

    /**
     * Redeems credits.
     *
     * @param command who asks, and under which key
     * @param book    the book
     * @param holder  whose credits
     * @param area    the area whose rules hold
     * @param units   how many
     * @param note    what for; at most 200 code points, not for personal data
     * @return the transfer
     * @throws Refused if the balance does not suffice ({@link CreditError#INSUFFICIENT}) or is below what the rules ask for before
     *     anything is redeemed ({@link CreditError#BELOW_REDEMPTION})
     */
    public CreditTransferId redeem(
            Command command, CreditBook book, VolunteerId holder, AreaId area, long units, String note) {
        return spend("redeem-credits", TransferReason.REDEEMED, command, book, holder, area, units, note);
    }

    /**
     * Lets credits expire, as the rules of the place say. Hours never do.
     *
     * @param command who asks, why, and under which key
     * @param book    the book
     * @param holder  whose credits
     * @param area    the area whose rules hold
     * @param units   how many
     * @return the transfer
     * @throws Refused if the balance does not suffice ({@link CreditError#INSUFFICIENT})
     */
    public CreditTransferId expire(Command command, CreditBook book, VolunteerId holder, AreaId area, long units) {
        String why = command.requiredReason();
        return spend("expire-credits", TransferReason.EXPIRED, command, book, holder, area, units, Movement.note(why));
    }

    private CreditTransferId spend(
            String name,
            TransferReason reason,
            Command command,
            CreditBook book,
            VolunteerId holder,
            AreaId area,
            long units,
            String note) {
        RequestDigest content = RequestDigest.of(name, book, holder, area, units, note);
        return new CreditTransferId(runner.runForId(name, command, content, draft -> {
            draft.concerns(area, null);
            draft.concernsPerson(holder);
            return Movement.spend(draft, rules(book, area, draft.today()), reason, book, holder, units, note);
        }));
    }

    /**
     * Gives credits to somebody else, for service received or as a present.
     *
     * @param command who asks, and under which key
     * @param book    the book
     * @param from    who gives
     * @param to      who gets
     * @param area    the area whose rules hold
     * @param units   how many
     * @param note    what for; at most 200 code points, not for personal data
     * @return the transfer
     * @throws Refused if a volunteer is unknown, the record that gets was given up for another, the balance of the giver does not
     *     suffice ({@link CreditError#INSUFFICIENT}), or that of the other would exceed its limit ({@link CreditError#LIMIT}); not where the rules only mark it
     */
    public CreditTransferId give(
            Command command, CreditBook book, VolunteerId from, VolunteerId to, AreaId area, long units, String note) {
        RequestDigest content = RequestDigest.of("give-credits", book, from, to, area, units, note);
        return new CreditTransferId(runner.runForId("give-credits", command, content, draft -> {
            draft.concerns(area, null);
            draft.concernsPerson(from);
            requireNotGivenUp(Objects.requireNonNull(
                    draft.relyAll(Volunteer.KIND, List.of(from, to)).get(to.value())));
            return Movement.give(draft, rules(book, area, draft.today()), book, from, to, units, note);
        }));
    }

    /**
     * The balance of a volunteer.
     *
     * @param book   the book
     * @param holder the volunteer
     * @return units, 0 for somebody without an account
     */
    public long balance(CreditBook book, VolunteerId holder) {
        return Movement.account(runner.storage(), book, holder)
                .map(read -> read.entity().balance())
                .orElse(0L);
    }

    /**
     * A page of what a volunteer got or gave.
     *
     * @param book   the book
     * @param holder the volunteer
     * @param got    true for what came in, false for what went out
     * @param page   which part
     * @return the transfers
     */
    public Slice<Versioned<CreditTransfer>> transfers(
            CreditBook book, VolunteerId holder, boolean got, PageRequest page) {
        Filter side = Filter.equal(got ? CreditTransfer.TO : CreditTransfer.FROM, holder.value());
        return runner.storage()
                .list(CreditTransfer.KIND, Filter.all(side, Filter.equal(CreditTransfer.BOOK, book.name())), page);
    }

    /**
     * A page of the transfers that went beyond a limit.
     *
     * @param page which part
     * @return the transfers
     */
    public Slice<Versioned<CreditTransfer>> flagged(PageRequest page) {
        return runner.storage().list(CreditTransfer.KIND, Filter.equal(CreditTransfer.FLAGGED, 1L), page);
    }

    /**
     * A claim.
     *
     * @param id the claim
     * @return the claim, or empty
     */
    public Optional<CreditClaim> find(CreditClaimId id) {
        return runner.storage().find(CreditClaim.KIND, id.value()).map(Versioned::entity);
    }

    private CreditRules rules(CreditBook book, AreaId area, LocalDate day) {
        return policies.book(CreditRules.subject(book)).in(area, day);
    }

    private static CreditClaim requireOpen(Draft draft, CreditClaim claim) {
        draft.concerns(claim.area(), null);
        String actor = draft.command().actor();
        if (claim.status() != ClaimStatus.OPEN || claim.approvedBy().contains(actor)) {
            throw new Refused(
                    CreditError.ALREADY_DECIDED,
                    "Claim " + claim.id().value() + " is " + claim.status() + " with "
                            + claim.approvedBy().size() + " approvals, or has the actor's already.",
                    Map.of("claim", claim.id().value(), "status", claim.status()));
        }
        if (claim.requestedBy().equals(actor)) {
            throw new Refused(CreditError.OWN_CLAIM, "Nobody decides on a claim of their own.");
        }
        return claim;
    }

    private static void requireNotGivenUp(Volunteer taker) {
        if (taker.status() == VolunteerStatus.MERGED) {
            throw new Refused(
                    CommandError.WRONG_STATE,
                    "Volunteer " + taker.id().value() + " is " + taker.status() + ".",
                    Map.of("volunteer", taker.id().value(), "status", taker.status()));
        }
    }

    private static Refused alreadyClaimed(ServiceDay service) {
        return new Refused(
                CreditError.ALREADY_CLAIMED,
                "The day " + service.day() + " of volunteer "
                        + service.volunteer().value() + " was claimed already.",
                Map.of("volunteer", service.volunteer().value(), "day", service.day()));
    }
}
