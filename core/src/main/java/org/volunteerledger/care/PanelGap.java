package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a panel lacks on a day.
 *
 * @param panel   the panel
 * @param role    the role, or {@value #HOUSEHOLD}
 * @param needed  how many the policy asks for
 * @param present how many there are; a member whose qualification is not valid on the day does not count
 */
public record PanelGap(CarePanelId panel, String role, int needed, int present) {

    /** In the place of a role where households are missing. */
    public static final String HOUSEHOLD = "HOUSEHOLD";

    /**
     * What a panel lacks. Pure.
     *
     * @param panel          the panel
     * @param policy         the policy of its area
     * @param qualifications the qualifications of its members; others are ignored
     * @param day            the day
     * @return a gap for each role with too few members, in the order of the policy, and for the households if there are too few
     */
    public static List<PanelGap> of(
            CarePanel panel, CarePolicy policy, Collection<Qualification> qualifications, LocalDate day) {
        List<PanelGap> gaps = new ArrayList<>();
        for (CarePolicy.Seat seat : policy.seats()) {
            int present = (int) panel.membersOn(day).stream()
                    .filter(member -> member.role().equals(seat.role()) && qualified(member, seat, qualifications, day))
                    .count();
            if (present < seat.count()) {
                gaps.add(new PanelGap(panel.id(), seat.role(), seat.count(), present));
            }
        }
        int households = panel.householdsOn(day).size();
        if (households < policy.households()) {
            gaps.add(new PanelGap(panel.id(), HOUSEHOLD, policy.households(), households));
        }
        return List.copyOf(gaps);
    }

    private static boolean qualified(
            CarePanel.Member member, CarePolicy.Seat seat, Collection<Qualification> qualifications, LocalDate day) {
        String asked = seat.qualification();
        return asked == null
                || qualifications.stream()
                        .anyMatch(each -> each.volunteer().equals(member.volunteer())
                                && each.name().equals(asked)
                                && each.validOn(day));
    }
}
