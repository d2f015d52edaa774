package org.volunteerledger.honour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.hours.accrual.WorkingDays;

/**
 * How a place selects whom it honours. A nomination keeps the rules of the day on which it was made; the quota is that of the award.
 *
 * @param reviewers  how many reviewers have to be in favour; as many against turn a nomination down. 1 to {@value #MAX_REVIEWERS}
 * @param noticeDays how many days the public notice lasts after the day of the announcement, 1 to 366
 * @param noticeUnit what these days are
 * @param quota      how many honours of a kind may be held of one year, in the area for which the rules are set; or null for any number
 */
public record HonourRules(
        int reviewers,
        int noticeDays,
        NoticeUnit noticeUnit,
        @Nullable Integer quota) {

    /** The most reviewers that can be asked for. */
    public static final int MAX_REVIEWERS = 20;

    /** Where no place has set anything: two reviewers, seven days of notice (guidance of the Ministry of Civil Affairs, 2015, no. 149), any number. */
    public static final HonourRules DEFAULT = new HonourRules(2, 7, NoticeUnit.DAYS, null);

    /** What the days of a notice are. */
    public enum NoticeUnit {
        /** Days of the calendar. */
        DAYS,
        /** Working days, holidays and adjusted weekends included. */
        WORKING_DAYS
    }

    /** Checks the ranges. */
    public HonourRules {
        Check.range("reviewers", reviewers, 1, MAX_REVIEWERS);
        Check.range("noticeDays", noticeDays, 1, 366);
        Check.given("noticeUnit", noticeUnit);
        if (quota != null) {
            Check.range("quota", quota, 0, 1_000_000);
        }
    }

    /**
     * The same rules with a quota.
     *
     * @param most how many honours of a kind may be held of one year, or null for any number
     * @return new rules
     */
    public HonourRules withQuota(@Nullable Integer most) {
        return new HonourRules(reviewers, noticeDays, noticeUnit, most);
    }

    LocalDate lastDayOfNotice(LocalDate announced, WorkingDays calendar) {
        return switch (noticeUnit) {
            case DAYS -> announced.plusDays(noticeDays);
            case WORKING_DAYS -> calendar.after(announced, noticeDays);
        };
    }
}
