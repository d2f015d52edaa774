package org.volunteerledger.tck;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;

/** A condition that makes no sense is refused, and never answered with what an engine happens to make of it. */
public abstract class ConditionContract extends StorageContract {

    private static final String RULE =
            "Storage.list, Storage.count: InvalidInput if a condition does not fit the type of its attribute";

    private static final List<Filter> UNFIT = List.of(
            new Filter.Equal("name", 5L),
            new Filter.Equal("amount", "5"),
            new Filter.Equal("amount", 5),
            new Filter.Equal("servedOn", "2026-03-07"),
            new Filter.Equal("shade", 1L),
            new Filter.In("name", Set.of(5L)),
            new Filter.In("amount", Set.of("5", "6")),
            new Filter.Range("name", 1L, 6L),
            new Filter.Range("name", null, null),
            new Filter.Prefix("amount", "5"));

    /** For subclasses. */
    protected ConditionContract() {}

    @Test
    final void aConditionThatDoesNotFitTheTypeIsRefused() {
        create(Item.of(1, "5").with(5L));

        UNFIT.forEach(this::refused);
    }

    @Test
    final void itIsRefusedAlsoWhereThereIsNothingToLookAt() {
        UNFIT.forEach(this::refused);
    }

    @Test
    final void itIsRefusedAmongConditionsThatLetNothingIn() {
        create(Item.of(1, "5").with(5L));

        for (Filter unfit : UNFIT) {
            refused(Filter.all(new Filter.In("name", Set.of()), unfit));
            refused(Filter.all(Filter.all(unfit), new Filter.Equal("name", "other")));
        }
    }

    @Test
    final void whatFitsIsAnswered() {
        create(Item.of(1, "5").with(5L), Item.of(2, "x"));
        PageRequest page = PageRequest.first(5);

        for (Filter fit : List.of(
                new Filter.Equal("name", "5"),
                new Filter.Equal("amount", 5L),
                new Filter.In("amount", Set.of(5L, 6L)),
                new Filter.Range("amount", null, null),
                new Filter.Prefix("name", "5"),
                Filter.all(new Filter.Absent("shade"), new Filter.Range("amount", 5L, 6L)))) {
            Expect.equal(
                    "Filter: the attribute has the value",
                    List.of(1L),
                    storage().list(TckKinds.ITEM, fit, page).items().stream()
                            .map(row -> row.id())
                            .toList());
        }
    }

    private void refused(Filter filter) {
        PageRequest page = PageRequest.first(5);

        Expect.error(
                RULE,
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> storage().list(TckKinds.ITEM, filter, page));
        Expect.error(
                RULE,
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> storage().list(TckKinds.ITEM, filter, page.ordered(TckKinds.AMOUNT)));
        Expect.error(
                RULE,
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> storage().count(TckKinds.ITEM, filter, List.of()));
    }
}
