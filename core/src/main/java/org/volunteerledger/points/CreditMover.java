package org.volunteerledger.points;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/**
 * Moves credits by transfers between the two records: what each day of service brought under that day, so that it is worth no more than
 * before, and what is left of the balance, such as gifts and what was spent. The limits of places do not apply.
 */
final class CreditMover implements PersonMover {

    @Override
    public String part() {
        return "credits";
    }

    @Override
    public List<Long> move(Draft draft, PersonMerge merge) {
        List<Long> moved = new ArrayList<>();
        for (CreditBook book : CreditBook.values()) {
            Movement.Sides sides = Movement.sides(draft.storage(), book, merge.from(), merge.into());
            moved.addAll(Movement.hand(draft, sides, standing(draft.storage(), book, merge.from())));
        }
        return moved;
    }

    /** Of what a day brought no more goes back than was not taken back since; what was spent since leaves a balance below nothing. */
    @Override
    public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
        Collection<Versioned<CreditTransfer>> transfers =
                Pages.byId(draft.storage(), CreditTransfer.KIND, moved).values();
        for (CreditBook book : CreditBook.values()) {
            Movement.Sides sides = Movement.sides(draft.storage(), book, merge.into(), merge.from());
            Map<Optional<LocalDate>, Long> left = standing(draft.storage(), book, merge.into());
            Map<Optional<LocalDate>, Long> back = new LinkedHashMap<>();
            transfers.stream()
                    .map(Versioned::entity)
                    .filter(transfer -> transfer.book() == book)
                    .forEach(transfer -> add(back, transfer, merge.into()));
            back.replaceAll((day, units) -> day.isPresent() ? Math.min(units, left.getOrDefault(day, 0L)) : units);
            Movement.hand(draft, sides, back);
        }
    }

    /** What the holder got less what the holder gave, by day of service. */
    private static Map<Optional<LocalDate>, Long> standing(Storage storage, CreditBook book, VolunteerId holder) {
        Map<Optional<LocalDate>, Long> standing = new LinkedHashMap<>();
        for (Filter side : List.of(
                Filter.equal(CreditTransfer.TO, holder.value()), Filter.equal(CreditTransfer.FROM, holder.value()))) {
            Filter ofBook = Filter.all(side, Filter.is(CreditTransfer.BOOK, book));
            Pages.visit(storage, CreditTransfer.KIND, ofBook, read -> add(standing, read.entity(), holder));
        }
        return standing;
    }

    private static void add(Map<Optional<LocalDate>, Long> sums, CreditTransfer transfer, VolunteerId holder) {
        long units = holder.equals(transfer.to()) ? transfer.units() : -transfer.units();
        sums.merge(Optional.ofNullable(transfer.serviceDay()), units, Long::sum);
    }
}
