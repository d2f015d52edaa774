package org.volunteerledger.console.care;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.volunteerledger.care.Household;
import org.volunteerledger.care.HouseholdId;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;

/** The households of recipients. */
final class Households {

    private Households() {}

    /** The households of exactly these members, those registered that are not there: the same line twice is about the same ones. */
    static List<HouseholdId> known(CareDesk desk, List<List<RecipientId>> wanted) {
        Map<Set<RecipientId>, HouseholdId> known = there(desk, wanted);
        List<List<RecipientId>> missing = wanted.stream()
                .filter(members -> !known.containsKey(Set.copyOf(members)))
                .toList();
        if (!missing.isEmpty()) {
            List<HouseholdId> made = desk.care().panels().registerHouseholds(desk.before("households"), missing);
            for (int i = 0; i < made.size(); i++) {
                known.put(Set.copyOf(missing.get(i)), made.get(i));
            }
        }
        List<HouseholdId> ids = new ArrayList<>();
        wanted.forEach(members -> ids.add(Objects.requireNonNull(known.get(Set.copyOf(members)))));
        return ids;
    }

    private static Map<Set<RecipientId>, HouseholdId> there(CareDesk desk, List<List<RecipientId>> wanted) {
        List<Long> homes = Pages.byId(
                        desk.ledger().storage(),
                        Recipient.KIND,
                        wanted.stream().map(members -> members.get(0).value()).toList())
                .values()
                .stream()
                .map(recipient -> recipient.entity().home())
                .map(AreaId::value)
                .distinct()
                .toList();
        Map<Set<RecipientId>, HouseholdId> there = new HashMap<>();
        for (long home : homes) {
            Pages.visit(desk.ledger().storage(), Household.KIND, Filter.equal(Household.HOME, home), read -> {
                Household household = read.entity();
                there.put(Set.copyOf(household.members()), household.id());
            });
        }
        return there;
    }
}
