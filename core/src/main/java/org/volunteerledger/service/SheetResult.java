package org.volunteerledger.service;

/**
 * What came of the lines of leaders' sheets.
 *
 * @param recorded how many lines were recorded, in full or as the missing check-out of an own check-in
 * @param kept     how many lines changed nothing, because a check-out was there already
 */
public record SheetResult(int recorded, int kept) {

    String write() {
        return recorded + " " + kept;
    }

    static SheetResult read(String answer) {
        int blank = answer.indexOf(' ');
        return new SheetResult(
                Integer.parseInt(answer, 0, blank, 10), Integer.parseInt(answer, blank + 1, answer.length(), 10));
    }
}
