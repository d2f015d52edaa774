package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.audit.Amendment;
import org.volunteerledger.json.FieldChange;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Versioned;

/** Who changed which record, when and why, and what it was before. */
public abstract class AuditContract extends ScenarioContract {

    private static final String RULE = "Audit.historyOf: an amendment for each version of a record";

    /** For subclasses. */
    protected AuditContract() {}

    @Test
    final void everyVersionOfARecordHasItsAmendment() {
        AreaId area = city().community();
        ledger().places().renameArea(by("clerk-1"), area, "Newtown", LocalDate.of(2026, 1, 1));

        List<Amendment> history = ledger().audit().historyOf(Area.KIND, area.value());

        Expect.equal(
                RULE, List.of(1L, 2L), history.stream().map(Amendment::version).toList());
        Expect.equal(
                "Amendment.changes: none for a record that was created",
                List.of(),
                history.get(0).changes());
        Amendment renamed = history.get(1);
        Expect.equal(RULE, "rename-area", renamed.command());
        Expect.equal(RULE, "clerk-1", renamed.actor());
        Expect.equal(RULE, "scenario", renamed.reason());
        Expect.equal(RULE, at("2026-03-31T12:00"), renamed.recordedAt());
        Expect.equal(
                "RecordComparison.changes: lists as a whole",
                List.of(new FieldChange(
                        "names",
                        "[{\"from\":\"2020-01-01\",\"text\":\"Name of community-1\"}]",
                        "[{\"from\":\"2020-01-01\",\"text\":\"Name of community-1\"},"
                                + "{\"from\":\"2026-01-01\",\"text\":\"Newtown\"}]")),
                renamed.changes());
    }

    @Test
    final void protectedValuesAreMasked() {
        VolunteerId volunteer = ledger().people().register(command(), person(PersonalData.named("Canary-Before")));
        ledger().people().update(command(), volunteer, PersonalData.named("Canary-After"), city().community());

        Amendment updated =
                ledger().audit().historyOf(Volunteer.KIND, volunteer.value()).get(1);
        Map<String, FieldChange> changes =
                updated.changes().stream().collect(Collectors.toMap(FieldChange::field, Function.identity()));

        Expect.equal(
                "FieldChange: protected values are masked",
                new FieldChange("data.name", "\"(sealed)\"", "\"(sealed)\""),
                changes.get("data.name"));
        Expect.equal(
                "FieldChange: absent before",
                new FieldChange("area", null, "\"" + city().community().value() + "\""),
                changes.get("area"));
        Expect.that("FieldChange: no clear text", !updated.toString().contains("Canary"), updated.toString());
    }

    @Test
    final void whatSomebodyChangedIsListed() {
        city();
        ledger().teams().registerBrand(by("clerk-9"), "One");
        ledger().teams().registerBrand(by("clerk-9"), "Two");

        List<Versioned<Amendment>> found =
                ledger().audit().by("clerk-9", PageRequest.first(10)).items();

        Expect.equal("Audit.by: the actor's own changes", 2, found.size());
    }

    @Test
    final void onlyTheChosenKindsAreFollowed() {
        VolunteerId volunteer = volunteer();
        var enrolment = enrol(
                activity(on("09:00").plusSeconds(86_400 * 60L), on("10:00").plusSeconds(86_400 * 60L)), volunteer);
        Expect.equal(
                "VolunteerLedger.AUDITED: not enrolments",
                List.of(),
                ledger().audit().historyOf(Enrolment.KIND, enrolment.value()));

        use(VolunteerLedger.over(storage(), keys()).node(3).audit(List.of()).build());
        VolunteerId other = volunteer();
        Expect.equal(
                "Builder.audit: empty for no trail",
                List.of(),
                ledger().audit().historyOf(Volunteer.KIND, other.value()));
    }
}
