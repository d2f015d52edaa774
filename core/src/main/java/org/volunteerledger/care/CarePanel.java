package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * Volunteers of different roles who look after some households together, such as one family doctor and one party member for twenty
 * households. One volunteer may sit in several roles, but once in each, and on several panels; a household has one panel. Members and households are dated, so what was missing on any day can be told.
 *
 * @param id           the id
 * @param name         the name, at most 100 code points
 * @param area         the area
 * @param organisation who set it up
 * @param members      the members, past ones included; at most {@value #MAX_HISTORY}
 * @param households   the households, past ones included; at most {@value #MAX_HISTORY}
 */
public record CarePanel(
        CarePanelId id,
        String name,
        AreaId area,
        OrganisationId organisation,
        List<Member> members,
        List<Ward> households) {

    /** The most members, and the most households, that are ever remembered. */
    public static final int MAX_HISTORY = 1_000;

    /** The area. */
    public static final Attribute<CarePanel> AREA =
            Attribute.number("area", panel -> panel.area().value());

    /** Who set it up. */
    public static final Attribute<CarePanel> ORGANISATION =
            Attribute.number("organisation", panel -> panel.organisation().value());

    /** The kind. */
    public static final Kind<CarePanel> KIND = Kind.named(
                    "care_panel", CarePanel.class, panel -> panel.id().value())
            .attribute(AREA)
            .attribute(ORGANISATION)
            .build();

    /** Copies the lists and checks the limits. */
    public CarePanel {
        Check.given("id", id);
        Check.text("name", name, 100);
        Check.given("area", area);
        Check.given("organisation", organisation);
        Check.range("members", members.size(), 0, MAX_HISTORY);
        Check.range("households", households.size(), 0, MAX_HISTORY);
        members = List.copyOf(members);
        households = List.copyOf(households);
    }

    /**
     * A member.
     *
     * @param role      the role
     * @param volunteer the volunteer
     * @param from      the first day
     * @param to        the first day on which the volunteer is no longer a member, or null
     */
    public record Member(
            String role,
            VolunteerId volunteer,
            LocalDate from,
            @Nullable LocalDate to) {

        /** Checks that what must be given is. */
        public Member {
            Check.text("role", role, 40);
            Check.given("volunteer", volunteer);
            Check.given("from", from);
        }

        /**
         * Whether the volunteer is a member on a day.
         *
         * @param day the day
         * @return true from the first day to the one before the end
         */
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }

        Member until(LocalDate end) {
            return new Member(role, volunteer, from, end);
        }

        Member heldBy(VolunteerId other) {
            return new Member(role, other, from, to);
        }
    }

    /**
     * A household that the panel looks after.
     *
     * @param household the household
     * @param from      the first day
     * @param to        the first day on which the panel no longer looks after it, or null
     */
    public record Ward(
            HouseholdId household, LocalDate from, @Nullable LocalDate to) {

        /** Checks that what must be given is. */
        public Ward {
            Check.given("household", household);
            Check.given("from", from);
        }

        /**
         * Whether the panel looks after the household on a day.
         *
         * @param day the day
         * @return true from the first day to the one before the end
         */
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /**
     * The members on a day.
     *
     * @param day the day
     * @return the members, in the order in which they came
     */
    public List<Member> membersOn(LocalDate day) {
        return members.stream().filter(member -> member.holdsOn(day)).toList();
    }

    /**
     * The households on a day.
     *
     * @param day the day
     * @return the households, in the order in which they came
     */
    public List<HouseholdId> householdsOn(LocalDate day) {
        return households.stream()
                .filter(ward -> ward.holdsOn(day))
                .map(Ward::household)
                .toList();
    }

    CarePanel with(Member member) {
        List<Member> more = new ArrayList<>(members);
        more.add(member);
        return withMembers(more);
    }

    CarePanel withMembers(List<Member> others) {
        return new CarePanel(id, name, area, organisation, others, households);
    }

    CarePanel withHouseholds(List<Ward> others) {
        return new CarePanel(id, name, area, organisation, members, others);
    }
}
