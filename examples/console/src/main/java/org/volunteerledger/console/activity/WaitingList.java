package org.volunteerledger.console.activity;

import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;

/** Which number somebody has on the waiting list of a shift. */
final class WaitingList {

    private WaitingList() {}

    /** The turn of an enrolment, from 1; 0 if it does not wait. */
    static int turn(OpenLedger open, ActivityId activity, int shift, EnrolmentId enrolment) {
        int turn = 0;
        String cursor = null;
        do {
            Slice<Enrolment> page =
                    open.ledger().enrolments().waitingList(activity, shift, PageRequest.MAX_LIMIT, cursor);
            for (Enrolment waiting : page.items()) {
                turn++;
                if (waiting.id().equals(enrolment)) {
                    return turn;
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return 0;
    }
}
