package org.volunteerledger.console.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Times;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;

/** Merges as a table. */
final class MergeRows {

    static final List<Column> COLUMNS = List.of(
            Column.text("merge"),
            Column.text("given_up"),
            Column.text("goes_on"),
            Column.text("merged_on"),
            Column.number("moved"),
            Column.text("undone_on"));

    private MergeRows() {}

    /** Those of a volunteer on either side, or all. */
    static void write(OpenLedger open, @Nullable String number, TableWriter table) {
        Find find = new Find(open);
        List<PersonMerge> merges = merges(open, number == null ? null : find.volunteer(number));
        List<VolunteerId> both = new ArrayList<>();
        merges.forEach(merge -> both.addAll(List.of(merge.from(), merge.into())));
        Map<Long, String> numbers = find.numbers(both);
        merges.forEach(merge -> table.row(Arrays.asList(
                Long.toString(merge.id().value()),
                numbers.get(merge.from().value()),
                numbers.get(merge.into().value()),
                merge.day().toString(),
                merge.moved().stream().mapToInt(part -> part.ids().size()).sum(),
                Times.text(merge.undoneOn()))));
    }

    private static List<PersonMerge> merges(OpenLedger open, @Nullable VolunteerId volunteer) {
        List<Filter> asked = volunteer == null
                ? List.of(Filter.all())
                : List.of(
                        Filter.equal(PersonMerge.FROM, volunteer.value()),
                        Filter.equal(PersonMerge.INTO, volunteer.value()));
        List<PersonMerge> merges = new ArrayList<>();
        asked.forEach(
                filter -> Pages.visit(open.storage(), PersonMerge.KIND, filter, read -> merges.add(read.entity())));
        return merges;
    }
}
