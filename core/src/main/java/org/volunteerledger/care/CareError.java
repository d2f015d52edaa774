package org.volunteerledger.care;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about care. */
public enum CareError implements ErrorCode {
    /** The recipient has not consented to the purpose by the day. */
    CONSENT_MISSING("Ask the recipient for consent and record it first."),
    /** The recipient's consent had ended by the day. */
    CONSENT_EXPIRED("Ask the recipient to renew the consent."),
    /** The recipient had withdrawn the consent by the day. */
    CONSENT_WITHDRAWN("Respect the withdrawal; only a new consent changes it."),
    /** The purpose has an open consent already. */
    CONSENT_HELD("Withdraw the present consent first, or begin the new one after its end."),
    /** The recipient is no longer cared for on the day. */
    RECIPIENT_CLOSED("Check the day and the recipient."),
    /** The recipient's personal data was destroyed. */
    RECIPIENT_FORGOTTEN("Nothing can be done: the data was erased on purpose."),
    /** The recipient is linked to a volunteer already, or the volunteer to another recipient. */
    ALREADY_LINKED("Look at the present link."),
    /** No registered volunteer has the recipient's identity document. */
    NO_SUCH_VOLUNTEER("Register the person as a volunteer first, or link the two by hand."),
    /** The volunteer had left by the day, or is suspended. */
    NOT_REGISTERED("Reinstate the volunteer first, or choose another one."),
    /** The volunteer is no carer, or has stopped being one. */
    NOT_A_CARER("Register the volunteer as a carer first."),
    /** The volunteer still cares for somebody. */
    HAS_PAIRINGS("Hand the pairings over first."),
    /** The carer cares for as many recipients as the policy of the area or the carer allows. */
    LOAD_LIMIT("Choose another carer, or raise the limit by a policy."),
    /** The recipient is paired already. */
    ALREADY_PAIRED("End the present pairing first."),
    /** The recipient and the volunteer are one person. */
    OWN_CARE("Choose another volunteer: nobody serves themselves."),
    /** The pairing is in a state that does not allow the step. */
    WRONG_STATUS("Look at the pairing's status and choose a step that it allows."),
    /** The recipient has an open care plan already. */
    PLAN_OPEN("End the present plan first."),
    /** The recipient has no care plan on the day. */
    NO_PLAN("Issue a care plan first, or correct the day."),
    /** The visitor is not the recipient's confirmed carer on the day. */
    NOT_PAIRED("Confirm the pairing first, or record the visit as cover."),
    /** The visit was taken back. */
    VISIT_VOIDED("Record a new visit instead."),
    /** The volunteer has no qualification of the kind that the seat asks for. */
    QUALIFICATION_MISSING("Check the volunteer's papers and record the qualification first."),
    /** The volunteer's qualification is not valid on the day. */
    QUALIFICATION_EXPIRED("Ask the volunteer to renew the qualification and record it."),
    /** The policy knows no such role on a panel. */
    UNKNOWN_ROLE("Use a role of the panel's policy."),
    /** The panel has as many members of the role, or households, as the policy allows. */
    PANEL_FULL("Choose another panel."),
    /** The volunteer sits on the panel in this role already. */
    ALREADY_SEATED("End the present seat first."),
    /** The volunteer has no open seat on the panel. */
    NOT_SEATED("Check the panel and the volunteer."),
    /** The household belongs to a panel already. */
    ALREADY_ASSIGNED("Release the household from its panel first."),
    /** Somebody of the household is in the care of this panel or another already, with another household. */
    MEMBER_ASSIGNED("Keep the household that the panel has, or release it first."),
    /** The household belongs to no panel. */
    NOT_ASSIGNED("Assign the household to a panel first."),
    /** The file is closed. */
    FILE_CLOSED("Open a new file, with a new consent."),
    /** A change is dated before one that is known already. */
    OUT_OF_ORDER("Date the change after the latest one.");

    private final String hint;

    CareError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
