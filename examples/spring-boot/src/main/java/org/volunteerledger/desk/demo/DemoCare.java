package org.volunteerledger.desk.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.NewRecipient;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.command.Command;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;

/** Old people of the demonstration who live alone, and the volunteers who look in on them every week. */
final class DemoCare {

    private static final List<String> ITEMS = List.of("聊天", "打扫", "量血压");

    private final VolunteerLedger ledger;
    private final Supplier<Command> next;
    private final CareProvider provider;
    private final LocalDate today;

    DemoCare(VolunteerLedger ledger, Supplier<Command> next, CareProvider provider, LocalDate today) {
        this.ledger = ledger;
        this.next = next;
        this.provider = provider;
        this.today = today;
    }

    /** The first volunteer has somebody whose visit of last week was missed and somebody who is due, the second one somebody else, who lets nothing be measured. One more has nobody yet. */
    void fill(List<VolunteerId> volunteers, AreaId near, AreaId far) {
        VolunteerId first = volunteers.get(0);
        VolunteerId second = volunteers.get(1);
        List<PairingProposal> proposals = new ArrayList<>();
        RecipientId zhao = recipient("赵桂英", "13900000001", "东门路 12 号 301", near, 10);
        RecipientId sun = recipient("孙福来", "13900000002", "东门路 8 号 102", near, 2);
        RecipientId qian = recipient("钱秀兰", "13900000003", "沿江路 5 号 201", far, 2);
        for (RecipientId measured : List.of(zhao, sun)) {
            CareConsent health = CareConsent.to(ConsentPurpose.HEALTH, today.minusDays(2), null);
            ledger.care().recipients().consent(next.get(), measured, health);
        }
        recipient("周德明", "13900000004", "东门路 20 号 501", near, 0);
        proposals.add(proposal(zhao, first, 0));
        proposals.add(proposal(sun, first, 1));
        proposals.add(proposal(qian, second, 0));
        ledger.care().pairings().registerCarer(next.get(), first, near, 3);
        ledger.care().pairings().registerCarer(next.get(), second, far, 3);
        ledger.care()
                .pairings()
                .confirmAll(
                        next.get(),
                        ledger.care().pairings().propose(next.get(), proposals, CareRules.always(CarePolicy.DEFAULT)));
    }

    private RecipientId recipient(String name, String phone, String address, AreaId home, int daysAgo) {
        LocalDate since = today.minusDays(daysAgo);
        RecipientData data = new RecipientData(new PersonalData(name, null, null, phone), address);
        RecipientId id = ledger.care()
                .recipients()
                .register(
                        next.get(),
                        new NewRecipient(
                                data,
                                List.of(RecipientCategory.EMPTY_NEST),
                                home,
                                since,
                                List.of(CareConsent.to(ConsentPurpose.CARE, since, null))));
        ledger.care().plans().issue(next.get(), new NewCarePlan(id, provider, VisitCycle.weekly(), ITEMS, since));
        return id;
    }

    private static PairingProposal proposal(RecipientId recipient, VolunteerId volunteer, int before) {
        return new PairingProposal(recipient, volunteer, AreaLevel.COMMUNITY, before);
    }
}
