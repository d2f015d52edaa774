package org.volunteerledger.console.hours;

import java.util.Map;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.VolunteerId;

/** The entries of the ledger that the words of a command line mean. */
final class Entries {

    private Entries() {}

    static HourEntry find(OpenLedger open, EntryRef named) {
        return open.ledger().hours().entries(named.account()).stream()
                .filter(entry -> entry.sequence() == named.sequence())
                .findFirst()
                .orElseThrow(() -> unknown("There is no entry " + named + ".", named));
    }

    /** Whose time an entry is. */
    static VolunteerId volunteer(OpenLedger open, EntryRef named) {
        long volunteer = find(open, named).attribution().volunteer();
        if (volunteer == Attribution.NONE) {
            throw unknown("Entry " + named + " is a count of unnamed helpers.", named);
        }
        return new VolunteerId(volunteer);
    }

    /** How much an entry credits. */
    static String says(OpenLedger open, EntryRef named) {
        return "entry " + named + ": " + find(open, named).minutes() + " minutes credited";
    }

    private static InvalidInput unknown(String message, EntryRef named) {
        return new InvalidInput(HoursError.UNKNOWN_ENTRY, message, Map.of("entry", named.toString()));
    }
}
