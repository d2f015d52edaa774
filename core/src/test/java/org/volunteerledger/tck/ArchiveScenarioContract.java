package org.volunteerledger.tck;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.archive.ArchiveCounts;
import org.volunteerledger.archive.ArchiveError;
import org.volunteerledger.archive.ArchiveReader;
import org.volunteerledger.archive.ArchiveWriter;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;

/** A whole ledger as a file, and back into the storage under test. */
public abstract class ArchiveScenarioContract extends ScenarioContract {

    private static final String EQUAL = "ArchiveReader: what was restored exports the same, byte for byte";
    private static final String BAD = "ArchiveReader: refused with the reason";

    /** For subclasses. */
    protected ArchiveScenarioContract() {}

    @Test
    final void whatTheStorageHoldsIsRestoredElsewhere() {
        fill();
        String archive = export(storage());
        Storage copy = ReferenceStorage.create();

        ArchiveCounts counts = restore(copy, archive);

        Expect.equal(EQUAL, archive, export(copy));
        Expect.equal("ArchiveReader: says what it holds", archive.lines().count() - 2, counts.total());
    }

    @Test
    final void whatIsElsewhereIsRestoredIntoTheStorage() {
        String archive = elsewhere();
        restore(storage(), archive);

        Expect.equal(EQUAL, archive, export(storage()));
        List<String> findings = new ArrayList<>();
        LedgerVerification.run(storage(), finding -> findings.add(finding.toString()), entries -> {});
        Expect.equal("ArchiveReader: a restored ledger is sound", List.of(), findings);
    }

    @Test
    final void restoringAgainChangesNothing() {
        String archive = elsewhere();
        restore(storage(), archive);
        restore(storage(), archive);

        Expect.equal("ArchiveReader: what is there already is left alone", archive, export(storage()));
    }

    @Test
    final void aLedgerGoesOnAfterItsRestore() {
        restore(storage(), elsewhere());
        // Both ledgers make ids of the same node; at another time they are others.
        later(Duration.ofDays(1));
        VolunteerLedger there = ledger();
        String key = "after-restore";

        VolunteerId volunteer = there.people()
                .register(org.volunteerledger.command.Command.of(key, "leader"), person(PersonalData.named("New")));

        Expect.equal("ArchiveReader: a living ledger", 0L, minutes(volunteer));
        post(untimed(new Attribution(volunteer.value(), 0, 0, 0, 0, 0, 0, 0), DAY, 10));
        Expect.equal("ArchiveReader: a living ledger", 10L, minutes(volunteer));
    }

    @Test
    final void aRestoreThatWasInterruptedIsCompleted() {
        String archive = elsewhere();
        List<String> lines = archive.lines().toList();
        for (int kept = 1; kept < lines.size(); kept += 7) {
            String part = String.join("\n", lines.subList(0, kept));
            Expect.error(BAD, InvalidInput.class, ArchiveError.CUT_SHORT, () -> restore(storage(), part));
        }
        restore(storage(), archive);

        Expect.equal(EQUAL, archive, export(storage()));
    }

    @Test
    final void whatIsNoArchiveIsRefused() {
        String archive = elsewhere();

        bad(ArchiveError.CUT_SHORT, "");
        bad(ArchiveError.BAD_LINE, "no JSON\n" + archive);
        bad(ArchiveError.BAD_LINE, archive.replaceFirst("\"version\":1", "\"version\":2"));
        bad(ArchiveError.BAD_LINE, archive.lines().skip(1).reduce("", (all, line) -> all + line + "\n"));
        bad(ArchiveError.UNKNOWN_KIND, edited(archive, "header", line -> line.replace("\"area\"", "\"wish\"")));
        Expect.equal("ArchiveReader: nothing was restored", List.of(), storage().changesAfter(0, 10));
        bad(
                ArchiveError.UNKNOWN_KIND,
                edited(archive, "\"type\":\"station\"", line -> line.replace("\"station\",\"v", "\"wish\",\"v")));
    }

    @Test
    final void anAlteredLineIsRefused() {
        String archive = elsewhere();

        bad(
                ArchiveError.ALTERED,
                edited(archive, "\"type\":\"entry\"", line -> line.replace("\"minutes\":60", "\"minutes\":61")));
        Expect.equal(
                "ArchiveReader: an entry that breaks the chain is not restored",
                List.of(),
                storage().entries(EntryFilter.ALL, PageRequest.first(10)).items());
    }

    @Test
    final void anAlteredRecordIsRefusedAtTheEnd() {
        bad(ArchiveError.ALTERED, edited(elsewhere(), "\"type\":\"area\"", line -> line.replace("Name of", "Fame of")));
    }

    @Test
    final void anArchiveIsCheckedWithoutRestoringIt() {
        String archive = elsewhere();
        String area = edited(archive, "\"type\":\"area\"", line -> line.replace("Name of", "Fame of"));
        String rule = "ArchiveReader.check: the same refusals as of a restore, before anything is restored";

        Expect.error(rule, InvalidInput.class, ArchiveError.ALTERED, () -> check(area));
        Expect.error(rule, InvalidInput.class, ArchiveError.BAD_LINE, () -> check(archive + archive));
        ArchiveCounts checked = check(archive);
        Expect.equal(rule, List.of(), storage().changesAfter(0, 10));
        Expect.equal(rule, restore(storage(), archive), checked);
    }

    @Test
    final void whatFollowsTheEndIsRefused() {
        bad(ArchiveError.BAD_LINE, elsewhere() + "more");
    }

    @Test
    final void anUnreadableRecordIsRefused() {
        bad(
                ArchiveError.BAD_LINE,
                edited(elsewhere(), "\"type\":\"area\"", line -> line.replace("\"level\"", "\"height\"")));
    }

    @Test
    final void aStorageThatHoldsSomethingElseIsRefused() {
        String archive = elsewhere();
        restore(storage(), archive);
        String altered = edited(archive, "\"type\":\"change\"", line -> line.replace("leader", "reader"));

        Expect.error(BAD, Refused.class, ArchiveError.DIFFERS, () -> restore(storage(), altered));
        String area = edited(archive, "\"type\":\"area\"", line -> line.replace("Name of", "Fame of"));
        Expect.error(BAD, Refused.class, ArchiveError.DIFFERS, () -> restore(storage(), area));
        String entry = edited(archive, "\"type\":\"entry\"", line -> line.replace("\"minutes\":60", "\"minutes\":61"));
        Expect.error(BAD, Refused.class, ArchiveError.DIFFERS, () -> restore(storage(), entry));
        Expect.equal(EQUAL, archive, export(storage()));
    }

    private void bad(ArchiveError code, String archive) {
        Expect.error(BAD, InvalidInput.class, code, () -> restore(storage(), archive));
    }

    /** A ledger with something of most kinds. */
    private void fill() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity(on("09:00"), on("18:00"));
        ledger().places()
                .openStation(command(), "Station", org.volunteerledger.place.StationKind.BASE, city().community(), DAY);
        Attribution here = in(activity, volunteer);
        EntryRef first = post(timed(here, on("09:00"), on("10:00")));
        post(timed(here, on("11:00"), on("12:00")));
        ledger().hours().takeBack(command(), first, "FALSE_ENTRY");
        ledger().requests().object(command(), volunteer, first, "It was so.");
        ledger().people().forget(command(), volunteer());
        ledger().people().update(command(), volunteer, PersonalData.named("古丽·阿不都"), city().community());
    }

    /** The archive of such a ledger in another storage. */
    private String elsewhere() {
        VolunteerLedger mine = ledger();
        Storage other = ReferenceStorage.create();
        use(other);
        fill();
        use(mine);
        return export(other);
    }

    private static String edited(String archive, String part, UnaryOperator<String> edit) {
        List<String> lines = new ArrayList<>(Arrays.asList(archive.split("\n", -1)));
        int index = 0;
        while (!part.equals("header") && !lines.get(index).contains(part)) {
            index++;
        }
        String line = edit.apply(lines.get(index));
        Expect.that("the test alters the line", !line.equals(lines.get(index)), line);
        lines.set(index, line);
        return String.join("\n", lines);
    }

    private static String export(Storage storage) {
        StringWriter out = new StringWriter();
        ArchiveWriter.write(storage, VolunteerLedger.KINDS, out, lines -> {});
        return out.toString();
    }

    private static ArchiveCounts check(String archive) {
        return ArchiveReader.check(VolunteerLedger.KINDS, new BufferedReader(new StringReader(archive)), lines -> {});
    }

    private static ArchiveCounts restore(Storage storage, String archive) {
        return ArchiveReader.read(
                storage, VolunteerLedger.KINDS, new BufferedReader(new StringReader(archive)), lines -> {});
    }
}
