package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.EnrolmentId;

/** The verification of a ledger that only the library has written. */
public abstract class VerificationScenarioContract extends ScenarioContract {

    /** For subclasses. */
    protected VerificationScenarioContract() {}

    @Test
    final void anEmptyLedgerIsSound() {
        sound(0, 0);
    }

    @Test
    final void aSoundLedgerHasNoFindings() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = activity(on("09:00"), on("18:00"));
        Attribution here = in(activity, volunteer);
        EntryRef first = post(timed(here, on("09:00"), on("10:00")));
        post(timed(here, on("11:00"), on("12:00")));
        ledger().hours().takeBack(command(), first, "FALSE_ENTRY");
        EntryRef third = post(timed(volunteer, on("20:00"), on("21:00")));
        ledger().hours().correct(command(), third, timed(volunteer, on("20:00"), on("22:00")), OPEN, "WRONG_TIME");
        post(new HourRecord(
                name("record"),
                in(activity, null),
                Book.SERVICE,
                Evidence.HEAD_COUNT,
                ServiceTime.on(DAY),
                0,
                null,
                7,
                70));
        itIs("2026-03-01T08:00");
        EnrolmentId enrolment = enrol(activity(on("13:00"), on("15:00")), volunteer);
        itIs("2026-03-31T12:00");
        attend(enrolment, on("13:00"), on("14:00"));
        ActivityId attended = storage()
                .find(org.volunteerledger.service.Enrolment.KIND, enrolment.value())
                .orElseThrow()
                .entity()
                .activity();
        ledger().hours().review(command(), List.of(attended), OPEN, Map.of());

        // Two grants, a void, a void and regrant of the participation; a grant corrected; the review; and the helpers.
        sound(2, 10);
    }

    private void sound(long accounts, long entries) {
        List<String> findings = new ArrayList<>();
        LedgerVerification.Summary summary =
                LedgerVerification.run(storage(), finding -> findings.add(finding.toString()), checked -> {});
        String rule = "LedgerVerification: what the library wrote is sound";

        Expect.equal(rule, List.of(), findings);
        Expect.equal(rule, 0L, summary.faults());
        Expect.equal(rule, accounts, summary.accounts());
        Expect.equal(rule, entries, summary.entries());
        Expect.that(rule, summary.reports() > 0, "no report was compared");
    }
}
