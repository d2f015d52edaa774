package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.volunteerledger.care.Care;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.NewRecipient;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.Recipients;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.team.OrganisationId;

/** The community in which the scenarios about care are played: grids with their buildings, and residents who consent. */
final class Neighbourhood {

    private final Stage stage;
    final AreaId community;
    final OrganisationId committee;
    final List<AreaId> grids = new ArrayList<>();
    final List<AreaId> buildings = new ArrayList<>();

    Neighbourhood(Stage stage, int gridCount, int buildingsEach) {
        this.stage = stage;
        AreaId street = stage.area("市中街道", AreaLevel.STREET, null);
        community = stage.area("文汇社区", AreaLevel.COMMUNITY, street);
        committee = stage.organisation("文汇社区居委会", community);
        for (int grid = 1; grid <= gridCount; grid++) {
            AreaId area = stage.area(grid + " 号网格", AreaLevel.GRID, community);
            grids.add(area);
            for (int building = 1; building <= buildingsEach; building++) {
                buildings.add(stage.area(building + " 号楼", AreaLevel.BUILDING, area));
            }
        }
    }

    Care care() {
        return stage.ledger().care();
    }

    /** Residents of invented names, as many to a commit as may be. */
    List<RecipientId> residents(
            int count, RecipientCategory category, IntFunction<AreaId> home, ConsentPurpose... purposes) {
        LocalDate today = stage.today();
        List<CareConsent> consents = IntStream.range(0, purposes.length)
                .mapToObj(i -> CareConsent.to(purposes[i], today, null))
                .toList();
        List<RecipientId> ids = new ArrayList<>();
        for (int from = 0; from < count; from += Recipients.MAX_RECIPIENTS) {
            List<NewRecipient> batch = IntStream.range(from, Math.min(count, from + Recipients.MAX_RECIPIENTS))
                    .mapToObj(i -> new NewRecipient(
                            RecipientData.named("居民"), List.of(category), home.apply(i), null, consents))
                    .toList();
            ids.addAll(care().recipients().registerAll(stage.command(), batch));
        }
        return ids;
    }

    /** Pairs the residents with the carers registered so far, by address. */
    List<CarePairing> pair(List<RecipientId> recipients, CareRules rules) {
        LocalDate today = stage.today();
        care().pairings()
                .propose(
                        stage.command(),
                        care().pairings().suggest(stage.ledger().places().treeOn(today), community, rules),
                        rules);
        List<CarePairing> pairings = care().pairings()
                .of(recipients, PageRequest.first(recipients.size() + 1))
                .items();
        care().pairings()
                .confirmAll(
                        stage.command(), pairings.stream().map(CarePairing::id).toList());
        return pairings;
    }

    /** Plans a visit by the committee to each of the residents every week. */
    void visitWeekly(List<RecipientId> recipients, List<String> tasks, LocalDate from) {
        care().plans()
                .issueAll(
                        stage.command(),
                        recipients.stream()
                                .map(recipient -> new NewCarePlan(
                                        recipient, CareProvider.of(committee), VisitCycle.weekly(), tasks, from))
                                .toList());
    }
}
