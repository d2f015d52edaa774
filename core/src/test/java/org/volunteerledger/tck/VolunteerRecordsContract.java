package org.volunteerledger.tck;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.volunteerledger.certificate.RecordGroups;
import org.volunteerledger.certificate.VolunteerRecords;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.ConferredHonour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.NewHonourKind;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.storage.ChangeRecord;

/** The record groups of a volunteer, on the storage under test. */
public abstract class VolunteerRecordsContract extends CertificateStage {

    /** For subclasses. */
    protected VolunteerRecordsContract() {}

    @Test
    final void recordGroupsHoldWhatStands() {
        post(training());
        EntryRef wrong = post(untimed(in(activity, volunteer), DAY.plusDays(1), 60));
        ledger().hours().takeBack(command(), wrong, "FALSE_ENTRY");
        honour();
        Command command = by("officer");
        RecordGroups groups = ledger().volunteerRecords().read(command, volunteer, 0, 10);
        Expect.equal("RecordGroups.person: in clear", "欧阳志愿", groups.person().name());
        Expect.equal("RecordGroups.service: standing only", List.of(1L, 2L), sequences(groups.service()));
        Expect.equal("RecordGroups.training: apart", List.of(3L), sequences(groups.training()));
        RecordGroups.Service first = groups.service().get(0);
        Expect.equal("Service.activity", "Activity", first.activity());
        Expect.equal("Service.day", DAY, first.day());
        Expect.equal("Service.place", "Name of community-1", first.place());
        Expect.equal("Service.minutes", 90, first.minutes());
        Expect.equal("Service.organisation", "Organisation", first.organisation());
        Expect.equal("Service.personInCharge", "leader", first.personInCharge());
        RecordGroups.Honoured honour = new RecordGroups.Honoured("模范", DAY, "District");
        Expect.equal("RecordGroups.honours", List.of(honour), groups.honours());
        Expect.equal("RecordGroups.stars: null if never rated", null, groups.stars());
        Expect.equal("RecordGroups.next: null if complete", null, groups.next());
        ChangeRecord read = storage().changes(List.of(command.key())).get(0);
        Expect.equal(
                "VolunteerRecords.read: is recorded",
                "personal-data-read",
                read.events().get(0).type());
        Expect.that("Person.toString: shows nothing", !groups.toString().contains("欧阳"), groups.toString());
    }

    @Test
    final void recordGroupsComeInParts() {
        RecordGroups first = ledger().volunteerRecords().read(command(), volunteer, 0, 1);
        Expect.equal("RecordGroups.next: where the next part goes on", 1L, first.next());
        long after = Objects.requireNonNull(first.next());
        RecordGroups second = ledger().volunteerRecords().read(command(), volunteer, after, 1);
        Expect.equal("VolunteerRecords.read: after the first part", List.of(2L), sequences(second.service()));
        Expect.equal("RecordGroups.next: null at the end", null, second.next());
        Expect.error(
                "VolunteerRecords.read: a part has a limit",
                InvalidInput.class,
                () -> ledger().volunteerRecords().read(command(), volunteer, 0, VolunteerRecords.MAX_ENTRIES + 1));
        Expect.error(
                "VolunteerRecords.read: takes a purpose",
                InvalidInput.class,
                () -> ledger().volunteerRecords().read(Command.of("no-purpose", "officer"), volunteer, 0, 1));
    }

    @Test
    final void recordGroupsAreExportedAsJson() {
        String json = ledger().volunteerRecords().export(command(), volunteer, 0, 10);
        Expect.that(
                "VolunteerRecords.export: the fields of RecordGroups",
                json.startsWith("{\"form\":1,\"person\":{\"volunteerNumber\":")
                        && json.contains("\"name\":\"欧阳志愿\"")
                        && json.contains("\"service\":[{\"sequence\":")
                        && json.contains("\"day\":\"2026-03-02\""),
                json);
    }

    private void honour() {
        NewHonourKind kind = new NewHonourKind(
                "model", "模范", HonourLevel.DISTRICT, AwardingBody.named("District"), city().district(), null);
        HonourKindId id = ledger().honours().registerKind(command(), kind);
        ConferredHonour held = new ConferredHonour(
                id,
                2026,
                Recipient.person(volunteer),
                city().district(),
                "Help",
                DAY,
                HonourBasis.PRESENTED,
                "papers-1");
        ledger().honours().record(command(), List.of(held));
    }

    private static List<Long> sequences(List<RecordGroups.Service> services) {
        return services.stream().map(RecordGroups.Service::sequence).toList();
    }
}
