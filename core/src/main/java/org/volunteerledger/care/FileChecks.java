package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Map;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;

/** What an item of a file must not break. */
final class FileChecks {

    private FileChecks() {}

    static void requirePast(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "The service on " + day + " has not taken place on " + today + ".",
                    Map.of("day", day, "today", today));
        }
    }

    static void requireOf(CareVisit visit, ResidentFile file) {
        if (!visit.recipient().equals(file.recipient())) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Visit " + visit.id().value() + " was to somebody else.",
                    Map.of("visit", visit.id().value(), "file", file.id().value()));
        }
        if (visit.status() == VisitStatus.VOIDED) {
            throw new Refused(
                    CareError.VISIT_VOIDED,
                    "Visit " + visit.id().value() + " was taken back.",
                    Map.of("visit", visit.id().value()));
        }
    }
}
