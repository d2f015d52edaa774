package org.volunteerledger.duty.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** The open ties of somebody who leaves, or goes on under another record. */
final class TiesOf {

    private final Draft draft;
    private final List<Versioned<CommunityTie>> open;

    TiesOf(Draft draft, VolunteerId volunteer) {
        this.draft = draft;
        this.open = Pages.all(
                draft.storage(),
                CommunityTie.KIND,
                Filter.all(Filter.equal(CommunityTie.VOLUNTEER, volunteer.value()), Filter.absent(CommunityTie.TO)));
    }

    void end() {
        open.forEach(this::end);
    }

    /** Ends those that are chosen, and goes on with them under another record unless it has the like. */
    List<Long> handTo(VolunteerId other, Predicate<Versioned<CommunityTie>> which) {
        List<Long> begun = new ArrayList<>();
        open.stream().filter(which).forEach(read -> {
            LocalDate day = end(read);
            CommunityTie tie = read.entity();
            UniqueKey key =
                    CommunityTie.KIND.uniqueKey("open", CommunityTie.openKey(tie.kind(), other, tie.community()));
            if (draft.storage().owners(List.of(key)).isEmpty()) {
                CommunityTieId id = new CommunityTieId(draft.newId());
                draft.create(
                        CommunityTie.KIND,
                        new CommunityTie(id, tie.kind(), other, tie.unit(), tie.community(), tie.title(), day, null));
                begun.add(id.value());
            }
        });
        return begun;
    }

    /** From today on, or, if it is yet to begin, before it begins. */
    private LocalDate end(Versioned<CommunityTie> read) {
        LocalDate from = read.entity().from();
        LocalDate day = from.isAfter(draft.today()) ? from : draft.today();
        draft.replace(CommunityTie.KIND, read, read.entity().until(day));
        draft.event("tie-ended", CommunityTie.KIND, read.id(), Map.of("from", day.toString()));
        return day;
    }

    /** Ties go with a person to another record, and back as long as they are open. */
    static final class Mover implements PersonMover {

        @Override
        public String part() {
            return "ties";
        }

        @Override
        public List<Long> move(Draft draft, PersonMerge merge) {
            return new TiesOf(draft, merge.from()).handTo(merge.into(), read -> true);
        }

        @Override
        public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
            new TiesOf(draft, merge.into()).handTo(merge.from(), read -> moved.contains(read.id()));
        }
    }
}
