package org.volunteerledger.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.points.CreditClaim.ClaimStatus;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Lets claims go with a person. Of a day that both records claimed the claim of the one that goes on stands for both. */
final class ClaimMover implements PersonMover {

    @Override
    public String part() {
        return "credit-claims";
    }

    @Override
    public List<Long> move(Draft draft, PersonMerge merge) {
        List<Versioned<CreditClaim>> claims = claims(draft, merge.from()).stream()
                .filter(read -> read.entity().status() != ClaimStatus.REJECTED)
                .toList();
        Set<UniqueKey> taken = draft.storage()
                .owners(claims.stream()
                        .map(read -> day(read.entity(), merge.into()))
                        .toList())
                .keySet();
        List<Long> moved = new ArrayList<>();
        for (Versioned<CreditClaim> read : claims) {
            CreditClaim claim = read.entity();
            boolean both = taken.contains(day(claim, merge.into()));
            if (both && claim.status() == ClaimStatus.OPEN) {
                throw new Refused(
                        CreditError.CLAIM_OPEN,
                        "Both records claim credits for " + claim.day() + ", and claim "
                                + claim.id().value() + " is open.",
                        Map.of("claim", claim.id().value(), "day", claim.day()));
            }
            if (!both) {
                draft.replace(CreditClaim.KIND, read, claim.by(merge.into()));
                moved.add(read.id());
            }
        }
        return moved;
    }

    @Override
    public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
        claims(draft, merge.into()).stream()
                .filter(read -> moved.contains(read.id()))
                .forEach(read ->
                        draft.replace(CreditClaim.KIND, read, read.entity().by(merge.from())));
    }

    private static UniqueKey day(CreditClaim claim, VolunteerId volunteer) {
        return CreditClaim.KIND.uniqueKey("day", CreditClaim.key(claim.book(), volunteer, claim.day()));
    }

    private static List<Versioned<CreditClaim>> claims(Draft draft, VolunteerId volunteer) {
        return Pages.all(draft.storage(), CreditClaim.KIND, Filter.equal(CreditClaim.VOLUNTEER, volunteer.value()));
    }
}
