package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** What a change of a panel must not break. */
final class PanelChecks {

    private PanelChecks() {}

    static void requireFree(CarePanel panel, CarePolicy.Seat seat, VolunteerId volunteer, LocalDate from) {
        List<CarePanel.Member> taken = panel.members().stream()
                .filter(member -> member.role().equals(seat.role()))
                .filter(member -> member.to() == null || member.to().isAfter(from))
                .toList();
        if (taken.stream().anyMatch(member -> member.volunteer().equals(volunteer))) {
            throw new Refused(
                    CareError.ALREADY_SEATED,
                    "Volunteer " + volunteer.value() + " has the role " + seat.role() + " on panel "
                            + panel.id().value() + ".",
                    Map.of("panel", panel.id().value(), "volunteer", volunteer.value(), "role", seat.role()));
        }
        if (taken.size() >= seat.count()) {
            throw new Refused(
                    CareError.PANEL_FULL,
                    "Panel " + panel.id().value() + " has " + taken.size() + " members of the role " + seat.role()
                            + "; " + seat.count() + " are allowed.",
                    Map.of("panel", panel.id().value(), "role", seat.role(), "limit", seat.count()));
        }
    }

    static void requireQualified(Draft draft, CarePolicy.Seat seat, VolunteerId volunteer, LocalDate from) {
        String asked = seat.qualification();
        if (asked == null) {
            return;
        }
        List<Qualification> held = Qualifications.of(draft.storage(), List.of(volunteer)).stream()
                .filter(each -> each.name().equals(asked))
                .toList();
        if (held.stream().noneMatch(each -> each.validOn(from))) {
            throw new Refused(
                    held.isEmpty() ? CareError.QUALIFICATION_MISSING : CareError.QUALIFICATION_EXPIRED,
                    "Volunteer " + volunteer.value() + " has no valid qualification " + asked + " on " + from + ".",
                    Map.of("volunteer", volunteer.value(), "qualification", asked, "day", from));
        }
    }

    static void requireRoom(CarePanel panel, int households, int limit) {
        if (households > limit) {
            throw new Refused(
                    CareError.PANEL_FULL,
                    "Panel " + panel.id().value() + " would have " + households + " households; " + limit
                            + " are allowed.",
                    Map.of("panel", panel.id().value(), "households", households, "limit", limit));
        }
    }

    static void requireUnassigned(Household household) {
        CarePanelId panel = household.panel();
        if (panel != null) {
            throw assigned(household.id().value(), panel);
        }
    }

    /**
     * No other panel looks after a household, or the same people registered anew as another household where they live, on the first day
     * or later.
     */
    static void requireNoOther(
            Draft draft, CarePanel panel, Collection<Recipient> members, Set<Long> added, LocalDate from) {
        Map<Long, CarePanelId> others = wardsOfOthers(draft, panel, from);
        added.stream().filter(others::containsKey).findFirst().ifPresent(household -> {
            throw assigned(household, Objects.requireNonNull(others.get(household)));
        });
        Set<RecipientId> people = members.stream().map(Recipient::id).collect(Collectors.toSet());
        Set<Long> homes = members.stream().map(member -> member.home().value()).collect(Collectors.toSet());
        Pages.visit(draft.storage(), Household.KIND, Filter.in(Household.HOME, homes), read -> {
            CarePanelId other = others.get(read.id());
            if (other != null) {
                read.entity().members().stream()
                        .filter(people::contains)
                        .findFirst()
                        .ifPresent(member -> {
                            throw twice(other, member, read.entity());
                        });
            }
        });
    }

    /** Panels are few beside volunteers: all are read. */
    private static Map<Long, CarePanelId> wardsOfOthers(Draft draft, CarePanel panel, LocalDate from) {
        Map<Long, CarePanelId> wards = new HashMap<>();
        Pages.visit(draft.storage(), CarePanel.KIND, Filter.ALL, read -> {
            if (!read.entity().id().equals(panel.id())) {
                read.entity().households().stream()
                        .filter(ward -> ward.to() == null || ward.to().isAfter(from))
                        .forEach(ward -> wards.put(
                                ward.household().value(), read.entity().id()));
            }
        });
        return wards;
    }

    private static Refused assigned(long household, CarePanelId panel) {
        return new Refused(
                CareError.ALREADY_ASSIGNED,
                "Household " + household + " belongs to panel " + panel.value() + ".",
                Map.of("household", household, "panel", panel.value()));
    }

    private static Refused twice(CarePanelId panel, RecipientId member, Household household) {
        return new Refused(
                CareError.MEMBER_ASSIGNED,
                "Recipient " + member.value() + " is in the care of panel " + panel.value() + " with household "
                        + household.id().value() + ".",
                Map.of(
                        "panel",
                        panel.value(),
                        "recipient",
                        member.value(),
                        "household",
                        household.id().value()));
    }

    /** The same people registered anew as another household would count twice. */
    static void requireEachOnce(
            Draft draft, CarePanel panel, List<CarePanel.Ward> wards, Set<Long> added, LocalDate from) {
        List<HouseholdId> households = wards.stream()
                .filter(ward -> ward.to() == null || ward.to().isAfter(from))
                .map(CarePanel.Ward::household)
                .toList();
        Map<RecipientId, Household> seen = new HashMap<>();
        draft.getAll(Household.KIND, households).values().stream()
                .map(Versioned::entity)
                .forEach(household -> household.members().stream().distinct().forEach(member -> {
                    Household other = seen.putIfAbsent(member, household);
                    if (other != null
                            && (added.contains(household.id().value())
                                    || added.contains(other.id().value()))) {
                        throw twice(panel, member, other, household);
                    }
                }));
    }

    private static Refused twice(CarePanel panel, RecipientId member, Household one, Household other) {
        return new Refused(
                CareError.MEMBER_ASSIGNED,
                "Recipient " + member.value() + " would be in the care of panel "
                        + panel.id().value() + " twice, with households "
                        + one.id().value() + " and "
                        + other.id().value() + ".",
                Map.of(
                        "panel",
                        panel.id().value(),
                        "recipient",
                        member.value(),
                        "households",
                        List.of(one.id().value(), other.id().value())));
    }

    static CarePanelId requireAssigned(Household household) {
        CarePanelId panel = household.panel();
        if (panel == null) {
            throw new Refused(
                    CareError.NOT_ASSIGNED,
                    "Household " + household.id().value() + " belongs to no panel.",
                    Map.of("household", household.id().value()));
        }
        return panel;
    }

    /** The ward of the household with its end; any other as it is. */
    static CarePanel.Ward ended(CarePanel.Ward ward, HouseholdId household, LocalDate from) {
        if (ward.to() != null || !ward.household().equals(household)) {
            return ward;
        }
        requireAfter(ward.from(), from);
        return new CarePanel.Ward(household, ward.from(), from);
    }

    static void requireAfter(LocalDate first, LocalDate from) {
        if (!from.isAfter(first)) {
            throw new Refused(
                    CareError.OUT_OF_ORDER,
                    "The change from " + from + " is not after the first day, " + first + ".",
                    Map.of("from", from, "first", first));
        }
    }
}
