package org.volunteerledger.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who does what in a usual district. */
final class DistrictRoles {

    private static final Set<String> OWN = Set.of(
            "sign-up",
            "withdraw-enrolment",
            "check-in",
            "check-out",
            "leave-team",
            "update-volunteer",
            "withdraw-volunteer",
            "request-back-fill",
            "raise-objection",
            "claim-credits",
            "redeem-credits",
            "give-credits",
            "cancel-request-of-another",
            "rate-request-of-another");

    private static final Set<String> ORDERING =
            Set.of("submit-request", "cancel-request", "rate-request", "receive-case");

    private static final Set<String> SERVING = Set.of(
            "plan-activity",
            "announce-activities",
            "edit-activity",
            "publish-activity",
            "close-activity",
            "reopen-activity",
            "cancel-activity",
            "enrol-volunteers",
            "accept-enrolment",
            "reject-enrolment",
            "fill-places",
            "record-sheets",
            "mark-absent",
            "check-in",
            "check-out",
            "record-hours",
            "request-back-fill",
            "join-team",
            "change-role",
            "leave-team",
            "accept-request",
            "decline-request",
            "claim-request",
            "return-request",
            "serve-request",
            "complete-request",
            "record-visits",
            "correct-visit",
            "record-duty",
            "nominate-for-honour");

    private static final Set<String> COORDINATING = Set.of(
            "register-volunteers",
            "reinstate-volunteer",
            "raise-objection",
            "sign-up",
            "withdraw-enrolment",
            "register-projects",
            "close-project",
            "request-record-transfer",
            "verify-record-transfer",
            "refuse-record-transfer",
            "record-ceremony",
            "cancel-ceremony",
            "review-request",
            "reject-request",
            "offer-request",
            "dispatch-request",
            "redispatch-request",
            "close-request",
            "time-out-request",
            "cancel-request-of-another",
            "rate-request-of-another",
            "follow-up-request",
            "reveal-requester",
            "register-recipients",
            "update-recipient",
            "consent-to-care",
            "withdraw-consent",
            "link-recipient",
            "link-recipient-by-document",
            "close-recipient",
            "reveal-recipient",
            "register-carer",
            "propose-pairings",
            "confirm-pairings",
            "decline-pairing",
            "end-pairing",
            "hand-over-care",
            "issue-care-plans",
            "end-care-plan",
            "void-visit",
            "register-households",
            "assign-households",
            "release-household",
            "form-panel",
            "seat-on-panel",
            "unseat-from-panel",
            "open-files",
            "note-file-item",
            "read-file",
            "rewrite-file",
            "close-file",
            "open-desk",
            "appoint-stewards",
            "case-step",
            "reveal-case",
            "give-guardian-consent",
            "withdraw-guardian-consent",
            "reveal-guardian",
            "open-duty-roster",
            "assign-duty",
            "release-duty",
            "object-to-honour",
            "announce-honours",
            "publish-honours");

    private static final Set<String> READING = Set.of(
            "reveal-volunteer",
            "reveal-guardian",
            "reveal-recipient",
            "reveal-requester",
            "reveal-case",
            "read-file",
            "read-visit-health");

    static final RoleBook BOOK = RoleBook.of(List.of(
            new Role("resident", ORDERING),
            new Role("volunteer", OWN),
            new Role("team-leader", SERVING),
            new Role("station-clerk", all(ORDERING, SERVING, COORDINATING)),
            new Role("district-officer", Set.of(Role.ALL)),
            new Role("auditor", READING)));

    private DistrictRoles() {}

    @SafeVarargs
    private static Set<String> all(Set<String>... sets) {
        Set<String> all = new TreeSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
