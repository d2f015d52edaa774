package org.volunteerledger.honour;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about honours and star levels. */
public enum HonourError implements ErrorCode {
    /** The kind is not given by selection here on that day. */
    NOT_BY_SELECTION("Record the honour with its papers, or let the kind be selected from an earlier day."),
    /** The kind is given by selection here since then, and so cannot simply be recorded. */
    SELECTION_ONLY("Nominate the recipient."),
    /** The recipient is a candidate for, or holds, this honour of this year. */
    ALREADY_NOMINATED("Look at the nomination or honour that there is."),
    /** The nomination is for a year to come, or one long gone. */
    WRONG_YEAR("Nominate for this year or one of the ten before; record what was conferred long ago with its papers."),
    /** Somebody reviews a nomination of their own, or verifies what they have recorded themselves. */
    OWN_NOMINATION("Let somebody else review it."),
    /** Somebody reviews a nomination of themselves. */
    ABOUT_ONESELF("Let somebody review it who is not nominated."),
    /** The reviewer has reviewed the nomination before; the same person counts once. */
    ALREADY_REVIEWED("Let somebody else review it."),
    /** The public notice has not ended yet. */
    NOTICE_RUNNING("Award after the last day of the notice."),
    /** The public notice is over. */
    NOTICE_OVER("Ask for a revocation instead."),
    /** Objections wait for a decision. */
    OBJECTIONS_OPEN("Decide each objection first."),
    /** There are as many objections as a notice can have. */
    TOO_MANY_OBJECTIONS("Decide those that wait."),
    /** The objection was decided before. */
    ALREADY_DECIDED("Look at the decision."),
    /** Somebody decides on an objection of their own. */
    OWN_OBJECTION("Let somebody else decide."),
    /** As many honours of the kind were awarded in the year as the rules allow. */
    QUOTA_FULL("Nominate for the next year, or change the quota for the area first."),
    /** The honour comes from another body below the county level, which somebody has to verify. */
    NEEDS_VERIFICATION("Record it to be verified."),
    /** The honour was not conferred by an organisation of this ledger. */
    NOT_OWN("Record it on presentation of its papers, or to be verified."),
    /** The day is in the future. */
    FUTURE("Wait until the day has come."),
    /** The board was closed by then, or not open yet. */
    BOARD_CLOSED("Choose another board."),
    /** The honour has been published on as many boards as one can be. */
    TOO_MANY_BOARDS("Publish it on fewer boards."),
    /** The level of a volunteer changed after the day for which a rating is asked. */
    RATED_SINCE("Rate for a later day, or compute the levels of the day without recording them."),
    /** Rules, or a ladder, of one area are in force at the same time. */
    POLICY_CLASH("End the earlier rules first.");

    private final String hint;

    HonourError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
