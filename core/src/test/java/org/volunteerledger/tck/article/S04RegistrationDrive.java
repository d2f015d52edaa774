package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.duty.staff.Coverage;
import org.volunteerledger.duty.staff.NewStaff;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.team.OrganisationId;

/** S4: all officials of a district are registered volunteers, from the first to the last, and until one withdraws. */
final class S04RegistrationDrive implements ArticleScenario {

    private static final int BUREAUS = 4;
    private static final int OFFICIALS = 25;

    @Override
    public String system() {
        return "S4";
    }

    @Override
    public String title() {
        return "Registration of all officials, Jizhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId district = stage.area("吉州区", AreaLevel.DISTRICT, null);
        List<OrganisationId> bureaus = new ArrayList<>();
        List<IdentityDocument> documents = new ArrayList<>();
        String series = stage.name("official");
        for (int bureau = 0; bureau < BUREAUS; bureau++) {
            OrganisationId id = stage.organisation("局", district);
            List<NewStaff> staff = new ArrayList<>();
            for (int i = 0; i < OFFICIALS; i++) {
                IdentityDocument document = document(series, documents.size(), stage.today());
                documents.add(document);
                staff.add(new NewStaff("S" + i, document, stage.today().minusYears(1)));
            }
            stage.ledger().duty().staff().enter(stage.command(), id, staff);
            bureaus.add(id);
        }
        List<VolunteerId> registered = register(stage, documents.subList(0, documents.size() - 1));
        List<Coverage> short1 = coverage(stage, bureaus);
        register(stage, documents.subList(documents.size() - 1, documents.size()));
        List<Coverage> all = coverage(stage, bureaus);
        stage.ledger().people().withdraw(stage.command(), registered.get(0));
        List<Coverage> less = coverage(stage, bureaus);
        return List.of(
                new Figure("percent of the officials who are registered", 100, percent(all)),
                new Figure("officials missing before the last one registers", 1, missing(short1)),
                Figure.holds("100 percent is not reached before the last one registers", percent(short1) < 100),
                new Figure("officials missing when all are registered", 0, missing(all)),
                new Figure("officials missing when one withdraws", 1, missing(less)),
                Figure.holds("100 percent is lost when one withdraws", percent(less) < 100));
    }

    private static List<VolunteerId> register(Stage stage, List<IdentityDocument> documents) {
        List<People.NewVolunteer> people = documents.stream()
                .map(document -> new People.NewVolunteer(
                        null,
                        new PersonalData("官员", document, null, null),
                        null,
                        stage.today().minusDays(1)))
                .toList();
        return stage.ledger().people().registerAll(stage.command(), people);
    }

    private static IdentityDocument document(String series, int number, LocalDate today) {
        String digits = String.format("%06d%03d", Math.floorMod(series.hashCode(), 1_000_000), number);
        return IdentityDocument.of(DocumentType.PASSPORT, "E" + digits, today);
    }

    private static List<Coverage> coverage(Stage stage, List<OrganisationId> bureaus) {
        return stage.ledger().duty().staff().coverage(bureaus, stage.today());
    }

    private static long percent(List<Coverage> coverage) {
        int officials = coverage.stream().mapToInt(Coverage::onRoster).sum();
        int registered = coverage.stream().mapToInt(Coverage::registered).sum();
        return 100L * registered / officials;
    }

    private static long missing(List<Coverage> coverage) {
        return coverage.stream().mapToLong(each -> each.missing().size()).sum();
    }
}
