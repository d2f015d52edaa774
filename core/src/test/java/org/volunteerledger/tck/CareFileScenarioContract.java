package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.CareError;
import org.volunteerledger.care.CarePanelId;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.FileRead;
import org.volunteerledger.care.HouseholdId;
import org.volunteerledger.care.NewFile;
import org.volunteerledger.care.PanelGap;
import org.volunteerledger.care.QualificationId;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.ResidentFileId;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.StorageError;

/** Household panels with their roles and gaps, and protected files with their readings. */
public abstract class CareFileScenarioContract extends CareScenario {

    private static final String FILE = "ResidentFiles.read: only with a purpose, and a record of it";

    /** For subclasses. */
    protected CareFileScenarioContract() {}

    @Test
    final void gapsShowWhatAPanelLacksOnAnyDay() {
        CareRules rules = CareRules.always(small());
        CarePanelId panel = panel();
        Expect.equal(
                "PanelGap: everything is missing at first",
                List.of(gap(panel, "DOCTOR", 1, 0), gap(panel, "PARTY_MEMBER", 1, 0), gap(panel, "HOUSEHOLD", 2, 0)),
                gaps(DAY, rules));
        VolunteerId doctor = doctor(DAY.minusDays(10), DAY.plusDays(10));
        care().panels().seat(command(), panel, CarePolicy.DOCTOR, doctor, DAY, rules);
        care().panels().seat(command(), panel, CarePolicy.PARTY_MEMBER, volunteer(), DAY, rules);
        List<HouseholdId> households = households(2);
        care().panels().assign(command(), panel, households, DAY, rules);
        Expect.equal("PanelGap: complete", List.of(), gaps(DAY, rules));
        Expect.equal(
                "PanelGap: not on the day before",
                3,
                gaps(DAY.minusDays(1), rules).size());
        Expect.equal(
                "PanelGap: a doctor whose qualification has ended does not count",
                List.of(gap(panel, "DOCTOR", 1, 0)),
                gaps(DAY.plusDays(11), rules));
        care().panels().unseat(command(), panel, doctor, DAY.plusDays(5));
        care().panels().release(command(), households.get(0), DAY.plusDays(5));
        Expect.equal("PanelGap: until the doctor left", List.of(), gaps(DAY.plusDays(4), rules));
        Expect.equal(
                "PanelGap: from that day on",
                List.of(gap(panel, "DOCTOR", 1, 0), gap(panel, "HOUSEHOLD", 2, 1)),
                gaps(DAY.plusDays(5), rules));
        Expect.equal(
                "CarePanels.gapsOn: of the areas asked for",
                List.of(),
                care().panels()
                        .gapsOn(List.of(city().district()), DAY, rules, ALL)
                        .items());
    }

    @Test
    final void whoIsSuspendedIsNotSeatedFromNowOn() {
        CarePanelId panel = panel();
        VolunteerId member = volunteer();
        ledger().people().suspend(command(), member);
        Expect.error(
                "CarePanels.seat: not while suspended",
                Refused.class,
                CareError.NOT_REGISTERED,
                () -> care().panels().seat(command(), panel, CarePolicy.PARTY_MEMBER, member, today(), rules()));
        seat(panel, CarePolicy.PARTY_MEMBER, member);
    }

    @Test
    final void aDoctorNeedsAValidQualification() {
        CarePanelId panel = panel();
        VolunteerId unqualified = volunteer();
        Expect.error(
                "CarePanels.seat: a checked qualification",
                Refused.class,
                CareError.QUALIFICATION_MISSING,
                () -> seat(panel, CarePolicy.DOCTOR, unqualified));
        VolunteerId late = doctor(DAY.minusDays(100), DAY.minusDays(1));
        Expect.error(
                "CarePanels.seat: valid on the first day",
                Refused.class,
                CareError.QUALIFICATION_EXPIRED,
                () -> seat(panel, CarePolicy.DOCTOR, late));
        VolunteerId revoked = volunteer();
        QualificationId id =
                care().qualifications().record(command(), revoked, CarePolicy.PHYSICIAN, DAY.minusDays(100), null);
        care().qualifications().revoke(command(), id, DAY);
        Expect.error(
                "CarePanels.seat: not revoked",
                Refused.class,
                CareError.QUALIFICATION_EXPIRED,
                () -> seat(panel, CarePolicy.DOCTOR, revoked));
        Expect.error(
                "Qualifications.revoke: once",
                Refused.class,
                CommandError.WRONG_STATE,
                () -> care().qualifications().revoke(command(), id, DAY.plusDays(1)));
        Expect.equal(
                "Qualifications.of: who checked",
                List.of("leader"),
                care().qualifications().of(revoked).stream()
                        .map(each -> each.checkedBy())
                        .toList());
    }

    @Test
    final void aPanelHasTheRolesAndNumbersOfThePolicy() {
        CareRules rules = CareRules.always(small());
        CarePanelId panel = panel();
        VolunteerId member = volunteer();
        Expect.error(
                "CarePanels.seat: a role of the policy",
                Refused.class,
                CareError.UNKNOWN_ROLE,
                () -> seat(panel, "COOK", member));
        seat(panel, CarePolicy.PARTY_MEMBER, member);
        Expect.error(
                "CarePanels.seat: once",
                Refused.class,
                CareError.ALREADY_SEATED,
                () -> seat(panel, CarePolicy.PARTY_MEMBER, member));
        VolunteerId second = volunteer();
        Expect.error(
                "CarePanels.seat: no more than the policy allows",
                Refused.class,
                CareError.PANEL_FULL,
                () -> seat(panel, CarePolicy.PARTY_MEMBER, second));
        Expect.error(
                "CarePanels.unseat: who has a seat",
                Refused.class,
                CareError.NOT_SEATED,
                () -> care().panels().unseat(command(), panel, second, DAY.plusDays(1)));
        Expect.error(
                "CarePanels.unseat: after the first day",
                Refused.class,
                CareError.OUT_OF_ORDER,
                () -> care().panels().unseat(command(), panel, member, DAY));
        VolunteerId gone = volunteer();
        ledger().people().withdraw(command(), gone);
        care().panels().unseat(command(), panel, member, DAY.plusDays(1));
        Expect.error(
                "CarePanels.seat: a registered volunteer",
                Refused.class,
                CareError.NOT_REGISTERED,
                () -> care().panels().seat(command(), panel, CarePolicy.PARTY_MEMBER, gone, today(), rules));
        List<HouseholdId> households = households(3);
        Expect.error(
                "CarePanels.assign: no more households than the policy allows",
                Refused.class,
                CareError.PANEL_FULL,
                () -> care().panels().assign(command(), panel, households, DAY, rules));
        care().panels().assign(command(), panel, households.subList(0, 2), DAY, rules);
        CarePanelId other = panel();
        Expect.error(
                "CarePanels.assign: a household has one panel",
                Refused.class,
                CareError.ALREADY_ASSIGNED,
                () -> care().panels().assign(command(), other, households, DAY, rules));
        Expect.error(
                "CarePanels.release: one that has a panel",
                Refused.class,
                CareError.NOT_ASSIGNED,
                () -> care().panels().release(command(), households.get(2), DAY));
        Expect.error(
                "CarePanels.release: after the first day",
                Refused.class,
                CareError.OUT_OF_ORDER,
                () -> care().panels().release(command(), households.get(0), DAY));
        care().panels().release(command(), households.get(0), DAY.plusDays(1));
        care().panels().assign(command(), other, households.subList(0, 1), DAY.plusDays(1), rules);
        Expect.equal(
                "CarePanels.release: it can have another panel then",
                Optional.of(households.subList(0, 1)),
                care().panels().find(other).map(each -> each.householdsOn(DAY.plusDays(1))));
    }

    @Test
    final void thePeopleOfAHouseholdAreInTheCareOfAPanelOnce() {
        CarePanelId panel = panel();
        List<RecipientId> family = List.of(healthy(), healthy());
        HouseholdId first = household(family);
        care().panels().assign(command(), panel, List.of(first), DAY, rules());
        HouseholdId again = household(family);
        HouseholdId part = household(List.of(healthy(), family.get(1)));
        refusedTwice(() -> care().panels().assign(command(), panel, List.of(again), DAY, rules()));
        refusedTwice(() -> care().panels().assign(command(), panel, List.of(part), DAY.plusDays(9), rules()));
        CarePanelId other = panel();
        refusedTwice(() -> care().panels().assign(command(), other, List.of(again, part), DAY, rules()));
        Expect.equal(
                "CarePanels.assign: all or none",
                Optional.of(List.of(first)),
                care().panels().find(panel).map(each -> each.householdsOn(DAY)));
        care().panels().release(command(), first, DAY.plusDays(7));
        refusedTwice(() -> care().panels().assign(command(), panel, List.of(again), DAY.plusDays(6), rules()));
        care().panels().assign(command(), panel, List.of(again), DAY.plusDays(7), rules());
    }

    @Test
    final void aHouseholdAndItsPeopleHaveOnePanel() {
        CarePanelId panel = panel();
        CarePanelId other = panel();
        RecipientId member = healthy();
        HouseholdId home = household(List.of(member, healthy()));
        HouseholdId again = household(List.of(healthy(), member));
        care().panels().assign(command(), panel, List.of(home), DAY, rules());

        refusedTwice(() -> care().panels().assign(command(), other, List.of(again), DAY, rules()));
        care().panels().release(command(), home, DAY.plusDays(7));
        refusedTwice(() -> care().panels().assign(command(), other, List.of(again), DAY.plusDays(6), rules()));
        Expect.error(
                "CarePanels.assign: a household has one panel on each day",
                Refused.class,
                CareError.ALREADY_ASSIGNED,
                () -> care().panels().assign(command(), other, List.of(home), DAY.plusDays(6), rules()));
        care().panels().assign(command(), other, List.of(again), DAY.plusDays(7), rules());
    }

    @Test
    final void twoPanelsDoNotGetTheSamePeopleAtTheSameMoment() {
        needs(Capability.OWN_TRANSACTIONS);
        CarePanelId panel = panel();
        CarePanelId other = panel();
        RecipientId member = healthy();
        HouseholdId home = household(List.of(member));
        HouseholdId again = household(List.of(member));
        VolunteerLedger assigning =
                overtakenBy(() -> care().panels().assign(command(), panel, List.of(home), DAY, rules()));

        refusedTwice(() -> assigning.care().panels().assign(command(), other, List.of(again), DAY, rules()));
    }

    private RecipientId healthy() {
        CareConsent health = CareConsent.to(ConsentPurpose.HEALTH, START, null);
        return care().recipients().register(command(), recipient(city().community(), List.of(health)));
    }

    private HouseholdId household(List<RecipientId> members) {
        return care().panels().registerHouseholds(command(), List.of(members)).get(0);
    }

    private static void refusedTwice(Runnable call) {
        Expect.error(
                "CarePanels.assign: nobody is looked after twice by a panel",
                Refused.class,
                CareError.MEMBER_ASSIGNED,
                call::run);
    }

    @Test
    final void aHouseholdConsentsBeforeAPanelLooksAfterIt() {
        CarePanelId panel = panel();
        List<HouseholdId> household =
                care().panels().registerHouseholds(command(), List.of(List.of(recipient(city().community()))));
        Expect.error(
                CONSENT,
                Refused.class,
                CareError.CONSENT_MISSING,
                () -> care().panels().assign(command(), panel, household, DAY, rules()));
    }

    @Test
    final void everyReadingOfAFileTakesAPurposeAndIsListed() {
        ResidentFileId file = file();
        Expect.error(
                FILE,
                InvalidInput.class,
                InputError.MISSING,
                () -> care().files().read(Command.of(name("read"), "nurse"), file));
        Expect.equal("a refused reading is none", 0, reads(file).size());
        Command reading = Command.of(name("read"), "nurse").because("school enrolment");
        Expect.equal("ResidentFiles.read: the content", "健康情况良好", care().files().read(reading, file));
        Expect.equal(
                "sent again it is the same reading", "健康情况良好", care().files().read(reading, file));
        care().files().read(by("doctor").because("consultation"), file);
        Expect.equal(
                FILE,
                List.of("nurse: school enrolment", "doctor: consultation"),
                reads(file).stream()
                        .map(read -> read.actor() + ": " + read.purpose())
                        .toList());
        Expect.error(
                "nobody reads under the record of somebody else's reading",
                IdempotencyConflict.class,
                () -> care().files().read(new Command(reading.key(), "clerk", "school enrolment"), file));
        String kept = care().files().find(file).orElseThrow().toString();
        Expect.that("ResidentFile: the content is sealed", !kept.contains("健康"), kept);
    }

    @Test
    final void aFileIsReadAsLongAsItIsOpenAndConsentedTo() {
        ResidentFileId file = file();
        RecipientId recipient = care().files().find(file).orElseThrow().recipient();
        care().files().rewrite(command(), file, "新的内容");
        Expect.equal("ResidentFiles.rewrite", "新的内容", care().files().read(command(), file));
        care().recipients().withdrawConsent(command(), recipient, ConsentPurpose.FILE, today());
        Expect.error(
                CONSENT,
                Refused.class,
                CareError.CONSENT_WITHDRAWN,
                () -> care().files().read(command(), file));
        Expect.error(
                CONSENT,
                Refused.class,
                CareError.CONSENT_WITHDRAWN,
                () -> care().files().rewrite(command(), file, "x"));
        consent(recipient, ConsentPurpose.FILE, today(), null);
        care().files().close(command(), file);
        Expect.error(
                "ResidentFiles.close: not read any more",
                Refused.class,
                CareError.FILE_CLOSED,
                () -> care().files().read(command(), file));
        Expect.error(
                "ResidentFiles.close: once",
                Refused.class,
                CareError.FILE_CLOSED,
                () -> care().files().close(command(), file));
        Expect.error(
                "ResidentFiles.note: nothing is added",
                Refused.class,
                CareError.FILE_CLOSED,
                () -> care().files().note(command(), file, DAY, "translation", null, null));
        Expect.equal("ResidentFiles.reads: the list stays", 1, reads(file).size());
    }

    @Test
    final void forgettingAPersonClosesTheFileForGood() {
        ResidentFileId file = file();
        care().recipients()
                .forget(command(), care().files().find(file).orElseThrow().recipient());
        Expect.error(
                "Recipients.forget: the key of the file is the person's",
                Refused.class,
                CareError.RECIPIENT_FORGOTTEN,
                () -> care().files().read(command(), file));
    }

    @Test
    final void filesRestOnConsentAndAreOpenOnce() {
        RecipientId recipient = recipient(city().community());
        NewFile wanted = newFile(recipient);
        Expect.error(
                CONSENT,
                Refused.class,
                CareError.CONSENT_MISSING,
                () -> care().files().open(command(), List.of(wanted)));
        consent(recipient, ConsentPurpose.FILE, START, null);
        Expect.error(
                "ResidentFiles.open: with a reason",
                InvalidInput.class,
                InputError.MISSING,
                () -> care().files().open(Command.of(name("open"), "clerk"), List.of(wanted)));
        care().files().open(command(), List.of(wanted));
        Expect.error(
                "ResidentFile: one open file about a subject",
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> care().files().open(command(), List.of(wanted)));
        Expect.equal("ResidentFiles.count", 1L, care().files().count(city().organisation(), "MINORITY_SERVICE"));
        Expect.equal("ResidentFiles.count", 0L, care().files().count(null, "OTHER"));
        Expect.equal(
                "ResidentFiles.list",
                1,
                care().files().list(null, null, ALL).items().size());
    }

    @Test
    final void servicesAreLinkedToTheFile() {
        ResidentFileId file = file();
        RecipientId recipient = care().files().find(file).orElseThrow().recipient();
        Served served = new Served(recipient, carer(city().community()));
        served.begin();
        CareVisitId visit = record(visit(served, DAY, "09:00"));
        ActivityId activity = activity(on("14:00"), on("15:00"));
        care().files().note(command(), file, DAY, "translation", visit, null);
        care().files().note(command(), file, DAY.plusDays(1), "enrolment", null, activity);
        Expect.equal(
                "ResidentFiles.items",
                2,
                care().files().items(List.of(file), ALL).items().size());
        Expect.equal(
                "ResidentFiles.countItems: of the period", 1L, care().files().countItems(null, DAY, DAY));
        Expect.equal(
                "ResidentFiles.note: takes no look into the file",
                0,
                reads(file).size());
        LocalDate tomorrow = today().plusDays(1);
        Expect.error(
                "ResidentFiles.note: after it took place",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> care().files().note(command(), file, tomorrow, "translation", null, null));
        Served other = served();
        CareVisitId elsewhere = record(visit(other, DAY, "10:00"));
        Expect.error(
                "ResidentFiles.note: a visit to the person",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> care().files().note(command(), file, DAY, "translation", elsewhere, null));
        care().visits().takeBack(command(), visit, OPEN);
        Expect.error(
                "ResidentFiles.note: a visit that counts",
                Refused.class,
                CareError.VISIT_VOIDED,
                () -> care().files().note(command(), file, DAY, "translation", visit, null));
    }

    private static CarePolicy small() {
        return new CarePolicy(5, CarePolicy.DEFAULT.farthest(), CarePolicy.DEFAULT.seats(), 2);
    }

    private static PanelGap gap(CarePanelId panel, String role, int needed, int present) {
        return new PanelGap(panel, role, needed, present);
    }

    private List<PanelGap> gaps(LocalDate day, CareRules rules) {
        return care().panels()
                .gapsOn(List.of(city().community()), day, rules, ALL)
                .items();
    }

    private CarePanelId panel() {
        return care().panels().form(command(), "Panel", city().community(), city().organisation());
    }

    private void seat(CarePanelId panel, String role, VolunteerId volunteer) {
        care().panels().seat(command(), panel, role, volunteer, DAY, rules());
    }

    private VolunteerId doctor(LocalDate from, LocalDate until) {
        VolunteerId doctor = volunteer();
        care().qualifications().record(command(), doctor, CarePolicy.PHYSICIAN, from, until);
        return doctor;
    }

    private List<HouseholdId> households(int count) {
        List<List<RecipientId>> members = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> members.add(List.of(healthy())));
        return care().panels().registerHouseholds(command(), members);
    }

    private ResidentFileId file() {
        RecipientId recipient = recipient(city().community());
        consent(recipient, ConsentPurpose.FILE, START, null);
        return care().files().open(command(), List.of(newFile(recipient))).get(0);
    }

    private NewFile newFile(RecipientId recipient) {
        return new NewFile(recipient, city().organisation(), "MINORITY_SERVICE", ConsentPurpose.FILE, "健康情况良好");
    }

    private List<FileRead> reads(ResidentFileId file) {
        return care().files().reads(file, ALL).items();
    }
}
