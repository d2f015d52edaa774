package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/**
 * The open seats of somebody who leaves, or goes on under another record. Panels are few beside volunteers, and no index leads from a
 * volunteer to them: all are read.
 */
final class PanelSeats {

    private final Draft draft;
    private final VolunteerId volunteer;
    private final List<Versioned<CarePanel>> panels = new ArrayList<>();

    PanelSeats(Draft draft, VolunteerId volunteer) {
        this.draft = draft;
        this.volunteer = volunteer;
        Pages.visit(draft.storage(), CarePanel.KIND, Filter.ALL, read -> {
            if (hasSeat(read, volunteer)) {
                panels.add(read);
            }
        });
    }

    /** Ends them today, so that the gaps show. */
    void end() {
        panels.forEach(this::end);
    }

    /** Lets them go on under another record; where that has a seat on the panel itself, they end. */
    private List<Long> handTo(VolunteerId other) {
        List<Long> handed = new ArrayList<>();
        for (Versioned<CarePanel> read : panels) {
            if (hasSeat(read, other)) {
                end(read);
            } else {
                handTo(other, read);
                handed.add(read.id());
            }
        }
        return handed;
    }

    private void handTo(VolunteerId other, Versioned<CarePanel> read) {
        change(read, "panel-member-seated", member -> Stream.of(member.heldBy(other)));
    }

    /** Of a seat that was not taken before today nothing is left. */
    private void end(Versioned<CarePanel> read) {
        LocalDate today = draft.today();
        change(
                read,
                "panel-member-left",
                member -> member.from().isBefore(today) ? Stream.of(member.until(today)) : Stream.empty());
    }

    private void change(
            Versioned<CarePanel> read, String event, Function<CarePanel.Member, Stream<CarePanel.Member>> change) {
        List<CarePanel.Member> members = read.entity().members().stream()
                .flatMap(member -> isOpen(member, volunteer) ? change.apply(member) : Stream.of(member))
                .toList();
        draft.replace(CarePanel.KIND, read, read.entity().withMembers(members));
        draft.event(event, CarePanel.KIND, read.id(), Map.of());
    }

    private boolean hasSeat(Versioned<CarePanel> read, VolunteerId who) {
        return read.entity().members().stream().anyMatch(member -> isOpen(member, who));
    }

    private boolean isOpen(CarePanel.Member member, VolunteerId who) {
        LocalDate to = member.to();
        return member.volunteer().equals(who) && (to == null || to.isAfter(draft.today()));
    }

    /** Seats go with a person to another record, and so do the qualifications that they ask for. */
    static final class Mover implements PersonMover {

        @Override
        public String part() {
            return "panels";
        }

        @Override
        public List<Long> move(Draft draft, PersonMerge merge) {
            List<Long> moved = new ArrayList<>(new PanelSeats(draft, merge.from()).handTo(merge.into()));
            for (Versioned<Qualification> read : qualifications(draft, merge.from())) {
                draft.replace(Qualification.KIND, read, read.entity().heldBy(merge.into()));
                moved.add(read.id());
            }
            return moved;
        }

        @Override
        public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
            PanelSeats seats = new PanelSeats(draft, merge.into());
            seats.panels.stream()
                    .filter(read -> moved.contains(read.id()))
                    .forEach(read -> seats.handTo(merge.from(), read));
            qualifications(draft, merge.into()).stream()
                    .filter(read -> moved.contains(read.id()))
                    .forEach(read -> draft.replace(
                            Qualification.KIND, read, read.entity().heldBy(merge.from())));
        }

        private static List<Versioned<Qualification>> qualifications(Draft draft, VolunteerId volunteer) {
            Filter whose = Filter.equal(Qualification.VOLUNTEER, volunteer.value());
            return Pages.all(draft.storage(), Qualification.KIND, whose);
        }
    }
}
