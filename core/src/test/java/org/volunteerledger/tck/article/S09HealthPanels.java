package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.volunteerledger.care.CareError;
import org.volunteerledger.care.CarePanel;
import org.volunteerledger.care.CarePanelId;
import org.volunteerledger.care.CarePanels;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.HouseholdId;
import org.volunteerledger.care.NewFile;
import org.volunteerledger.care.PanelGap;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.ResidentFiles;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.PageRequest;

/** S9: one family doctor and one party member for each twenty households, with health files; and one doctor who leaves. */
final class S09HealthPanels implements ArticleScenario {

    private static final int PANELS = 18;
    private static final int EACH = 20;
    private static final int HOUSEHOLDS = 360;
    private static final PageRequest ALL = PageRequest.first(1000);
    private static final String SUBJECT = "HEALTH_FILE";

    @Override
    public String system() {
        return "S9";
    }

    @Override
    public String title() {
        return "1 + 1 + 20 health panels, Binzhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        Neighbourhood place = new Neighbourhood(stage, 1, PANELS);
        CareRules rules = CareRules.of(stage.ledger().localPolicies().book(CarePolicy.SUBJECT));
        List<RecipientId> residents = place.residents(
                HOUSEHOLDS, RecipientCategory.ELDERLY, i -> place.buildings.get(i / EACH), ConsentPurpose.HEALTH);
        List<HouseholdId> households = households(stage, place, residents);
        List<VolunteerId> doctors = stage.volunteers(PANELS);
        List<VolunteerId> members = stage.volunteers(PANELS);
        List<CarePanelId> panels = new ArrayList<>();
        boolean refused = true;
        for (int i = 0; i < PANELS; i++) {
            CarePanelId panel =
                    place.care().panels().form(stage.command(), (i + 1) + " 号健康小组", place.community, place.committee);
            panels.add(panel);
            refused &= refusesUnqualified(stage, place, panel, doctors.get(i), rules);
            qualify(stage, place, doctors.get(i));
            seat(stage, place, panel, CarePolicy.DOCTOR, doctors.get(i), rules);
            seat(stage, place, panel, CarePolicy.PARTY_MEMBER, members.get(i), rules);
            place.care()
                    .panels()
                    .assign(stage.command(), panel, households.subList(EACH * i, EACH * (i + 1)), stage.today(), rules);
        }
        healthFiles(stage, place, residents);
        List<Figure> figures = new ArrayList<>(complete(stage, place, rules));
        figures.add(Figure.holds("a doctor without a checked qualification is refused", refused));
        figures.addAll(withoutDoctor(stage, place, panels.get(7), doctors.get(7), rules));
        return figures;
    }

    private static List<HouseholdId> households(Stage stage, Neighbourhood place, List<RecipientId> residents) {
        List<HouseholdId> ids = new ArrayList<>();
        for (int from = 0; from < residents.size(); from += CarePanels.MAX_HOUSEHOLDS) {
            List<List<RecipientId>> batch = residents.stream()
                    .skip(from)
                    .limit(CarePanels.MAX_HOUSEHOLDS)
                    .map(List::of)
                    .toList();
            ids.addAll(place.care().panels().registerHouseholds(stage.command(), batch));
        }
        return ids;
    }

    private static boolean refusesUnqualified(
            Stage stage, Neighbourhood place, CarePanelId panel, VolunteerId doctor, CareRules rules) {
        try {
            seat(stage, place, panel, CarePolicy.DOCTOR, doctor, rules);
            return false;
        } catch (Refused e) {
            return e.code() == CareError.QUALIFICATION_MISSING;
        }
    }

    private static void qualify(Stage stage, Neighbourhood place, VolunteerId doctor) {
        LocalDate from = stage.today().minusYears(5);
        place.care().qualifications().record(stage.command(), doctor, CarePolicy.PHYSICIAN, from, from.plusYears(10));
    }

    private static void seat(
            Stage stage, Neighbourhood place, CarePanelId panel, String role, VolunteerId volunteer, CareRules rules) {
        place.care().panels().seat(stage.command(), panel, role, volunteer, stage.today(), rules);
    }

    private static void healthFiles(Stage stage, Neighbourhood place, List<RecipientId> residents) {
        for (int from = 0; from < residents.size(); from += ResidentFiles.MAX_FILES) {
            List<NewFile> batch = residents.stream()
                    .skip(from)
                    .limit(ResidentFiles.MAX_FILES)
                    .map(resident ->
                            new NewFile(resident, place.committee, SUBJECT, ConsentPurpose.HEALTH, "高血压，每日服药。"))
                    .toList();
            place.care().files().open(stage.command(), batch);
        }
    }

    private static List<Figure> complete(Stage stage, Neighbourhood place, CareRules rules) {
        List<CarePanel> panels =
                place.care().panels().list(List.of(place.community), ALL).items();
        Set<HouseholdId> looked = new HashSet<>();
        Set<VolunteerId> doctors = new HashSet<>();
        panels.forEach(panel -> {
            looked.addAll(panel.householdsOn(stage.today()));
            panel.membersOn(stage.today()).stream()
                    .filter(member -> member.role().equals(CarePolicy.DOCTOR))
                    .forEach(member -> doctors.add(member.volunteer()));
        });
        return List.of(
                new Figure("panels", PANELS, panels.size()),
                new Figure("households in panels", HOUSEHOLDS, looked.size()),
                new Figure("doctors", PANELS, doctors.size()),
                new Figure("health files", HOUSEHOLDS, place.care().files().count(place.committee, SUBJECT)),
                new Figure("gaps", 0, gaps(place, stage.today(), rules).size()));
    }

    private static List<Figure> withoutDoctor(
            Stage stage, Neighbourhood place, CarePanelId panel, VolunteerId doctor, CareRules rules) {
        LocalDate leaving = stage.today().plusDays(1);
        place.care().panels().unseat(stage.command(), panel, doctor, leaving);
        return List.of(
                new Figure(
                        "gaps on the doctor's last day",
                        0,
                        gaps(place, stage.today(), rules).size()),
                Figure.holds(
                        "the day after, the doctor of this panel is missing",
                        gaps(place, leaving, rules).equals(List.of(new PanelGap(panel, CarePolicy.DOCTOR, 1, 0)))));
    }

    private static List<PanelGap> gaps(Neighbourhood place, LocalDate day, CareRules rules) {
        return place.care()
                .panels()
                .gapsOn(List.of(place.community), day, rules, ALL)
                .items();
    }
}
