package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.TckKinds;

/** How often the storage asks the database. */
@NullMarked
final class StatementCountTest {

    private final List<String> calls = new ArrayList<>();
    private final TestDatabase database = Databases.h2Memory();
    private final Samples samples = new Samples();
    private final Storage storage = opened();

    private Storage opened() {
        JdbcStorage.builder(database.dataSource()).kinds(TckKinds.ALL).schema().migrate();
        return JdbcStorage.builder(JdbcSpy.on(database.dataSource(), new JdbcSpy.Listener() {
                    @Override
                    public void before(String call, @Nullable Object @Nullable [] arguments) {
                        if (call.contains("Statement.execute") || call.equals("Connection.commit")) {
                            calls.add(call);
                        }
                    }
                }))
                .kinds(TckKinds.ALL)
                .open();
    }

    @BeforeEach
    void begin() {
        storage.commit(samples.first());
        calls.clear();
    }

    @AfterEach
    void removeDatabase() {
        database.close();
    }

    @Test
    void aCommitIsOneBatchForEachTableAndSortOfWrite() {
        ChangeSet set = samples.second(storage);
        calls.clear();
        storage.commit(set);

        // Expectation; item update, item insert; placeholder in and out; account update and insert; key out and in;
        // entries; change.
        assertThat(calls)
                .hasSize(12)
                .filteredOn("PreparedStatement.executeBatch"::equals)
                .hasSize(10);
    }

    @Test
    void aThousandRowsTakeAsManyStatementsAsOne() {
        ChangeSet.Builder set = samples.data().changing();
        for (long id = 1000; id < 2000; id++) {
            AccountState empty = AccountState.empty(new AccountId(id));
            set.create(TckKinds.ITEM, Item.of(id, "n"))
                    .append(empty, List.of(samples.data().grant(empty).build()));
        }
        storage.commit(set.build());

        assertThat(calls)
                .containsExactly(
                        "PreparedStatement.executeBatch",
                        "PreparedStatement.executeBatch",
                        "PreparedStatement.executeBatch",
                        "PreparedStatement.executeBatch",
                        "Connection.commit");
    }

    @Test
    void aReadIsOneStatement() {
        for (Runnable read : List.<Runnable>of(
                () -> storage.find(TckKinds.ITEM, 10),
                () -> storage.findAll(TckKinds.ITEM, List.of(10L, 20L)),
                () -> storage.list(TckKinds.ITEM, Filter.ALL, PageRequest.first(5)),
                () -> storage.list(
                        TckKinds.ITEM, Filter.ALL, PageRequest.first(5).ordered(TckKinds.NOTE)),
                () -> storage.count(TckKinds.ITEM, Filter.ALL, List.of("name")),
                () -> storage.owners(List.of(TckKinds.ITEM.uniqueKey("code", "old-code"))),
                () -> storage.accounts(List.of(new AccountId(7))),
                () -> storage.accounts(PageRequest.first(5)),
                () -> storage.entries(EntryFilter.ALL, PageRequest.first(5)),
                () -> storage.changes(List.of("k")))) {
            calls.clear();
            read.run();

            assertThat(calls).hasSize(1);
        }
    }

    @Test
    void aReportIsOneStatementAndOneForItsPosition() {
        storage.aggregate(HourQuery.of(
                List.of(Grouping.by(Dimension.TEAM)),
                List.of(Measure.MINUTES, Measure.VOLUNTEERS),
                HourFilter.SERVICE));

        assertThat(calls).hasSize(2).doesNotContain("Connection.commit");
    }

    @Test
    void aReaderOfChangesThatIsUpToDateLocksNothing() {
        storage.changesAfter(0, 100);
        calls.clear();
        storage.changesAfter(1, 100);

        assertThat(calls).hasSize(2).doesNotContain("Connection.commit");
    }
}
