package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.Refused;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.tck.TckKinds;

/** Transactions of the storage's own, on connections that others have used before. */
@NullMarked
final class OwningTest {

    private final Samples samples = new Samples();

    /** As a pool that never resets anything: the same connection again and again. */
    private static DataSource always(Connection connection, List<String> calls) {
        Connection watched = JdbcSpy.on(connection, new JdbcSpy.Listener() {
            @Override
            public void before(String call, @Nullable Object @Nullable [] arguments) throws SQLException {
                calls.add(call);
            }
        });
        Connection kept = (Connection) Proxy.newProxyInstance(
                OwningTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(watched, arguments);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                OwningTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> kept);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheLastUserHasSetIsPutRightAndSetBack(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection connection = database.dataSource().getConnection()) {
            List<String> calls = new ArrayList<>();
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(true);
            Storage storage = JdbcStorage.builder(always(connection, calls))
                    .kinds(TckKinds.ALL)
                    .open();
            storage.commit(samples.first());
            storage.find(TckKinds.ITEM, 10);
            assertThatThrownBy(() -> storage.commit(samples.data()
                            .changing()
                            .create(TckKinds.ITEM, Samples.item(99, "old-code"))
                            .build()))
                    .isInstanceOf(Refused.class);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(calls).contains("Connection.setTransactionIsolation", "Connection.rollback");
            connection.setReadOnly(false);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionWithoutAutoCommitIsGivenBackWithoutATransaction(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection connection = database.dataSource().getConnection()) {
            List<String> calls = new ArrayList<>();
            connection.setAutoCommit(false);
            Storage storage = JdbcStorage.builder(always(connection, calls))
                    .kinds(TckKinds.ALL)
                    .open();
            storage.commit(samples.first());
            calls.clear();
            storage.find(TckKinds.ITEM, 10);

            assertThat(calls).contains("Connection.rollback").doesNotContain("Connection.setAutoCommit");
            assertThat(connection.getAutoCommit()).isFalse();
            connection.rollback();
        }
    }

    @ParameterizedTest
    @CsvSource({"H2,true", "H2,false", "POSTGRESQL,true", "POSTGRESQL,false", "MARIADB,true", "MARIADB,false"})
    void poolsOfEitherSortWork(Server server, boolean autoCommit) {
        try (TestDatabase database = migrated(server);
                HikariDataSource pool = JdbcFixture.pool(database.dataSource(), autoCommit)) {
            Storage storage = JdbcStorage.builder(pool).kinds(TckKinds.ALL).open();
            storage.commit(samples.first());
            storage.commit(samples.second(storage));

            assertThat(storage.changesAfter(0, 10)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWaitsTooLongMayTryAgain(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection other = database.dataSource().getConnection();
                HikariDataSource impatient = JdbcFixture.pool(database.dataSource(), true, server.impatience())) {
            Storage storage = JdbcStorage.builder(impatient).kinds(TckKinds.ALL).open();
            storage.commit(samples.first());
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("UPDATE vl_account SET head = head WHERE id = 7");
            }

            assertThatThrownBy(() -> storage.commit(samples.second(storage)))
                    .isInstanceOfSatisfying(
                            Busy.class, e -> assertThat(e.code()).isEqualTo(StorageError.CONTENTION));
            other.rollback();
            assertThat(storage.commit(samples.second(storage)).replayed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "H2,Pacific/Apia",
        "POSTGRESQL,America/St_Johns",
        "MARIADB,Asia/Shanghai",
        "H2,Asia/Kathmandu",
        "POSTGRESQL,Pacific/Apia",
        "MARIADB,America/St_Johns"
    })
    void theZoneOfTheMachineChangesNothing(Server server, String zone) {
        HourQuery byDay = HourQuery.of(
                List.of(Grouping.by(Dimension.DAY), Grouping.by(Dimension.WEEK), Grouping.by(Dimension.MONTH)),
                List.of(Measure.MINUTES),
                HourFilter.EVERYTHING);
        TimeZone before = TimeZone.getDefault();
        try (TestDatabase database = migrated(server)) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Storage there = JdbcStorage.builder(database.dataSource())
                    .kinds(TckKinds.ALL)
                    .open();
            there.commit(samples.first());
            List<Object> seen = Samples.content(there);
            Object report = there.aggregate(byDay);
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));

            Storage here = JdbcStorage.builder(database.dataSource())
                    .kinds(TckKinds.ALL)
                    .open();
            assertThat(Samples.content(here)).isEqualTo(seen);
            assertThat(here.aggregate(byDay)).isEqualTo(report);
            assertThat(seen.toString()).contains("2026-03-08T04:00:00.123Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** H2 does not keep concurrent writers to a file apart, whatever versions they compare. */
    @Test
    void writersToAnH2FileTakeTurnsInAllStoragesOfTheProcess() throws InterruptedException, ExecutionException {
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        JdbcSpy.Listener listener = new JdbcSpy.Listener() {
            @Override
            public void before(String call, @Nullable Object @Nullable [] arguments) {
                if (call.equals("DataSource.getConnection")) {
                    most.accumulateAndGet(writing.incrementAndGet(), Math::max);
                } else if (call.equals("Connection.close")) {
                    writing.decrementAndGet();
                }
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TestDatabase database = migrated(Databases.h2File())) {
            DataSource source = JdbcSpy.on(database.dataSource(), listener);
            List<Storage> storages = List.of(
                    JdbcStorage.builder(source).kinds(TckKinds.ALL).open(),
                    JdbcStorage.builder(source).kinds(TckKinds.ALL).open());
            most.set(0);
            List<Callable<CommitReceipt>> commits = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Storage storage = storages.get(i % 2);
                ChangeSet changes = samples.data().creating(Samples.item(100 + i, "code-" + i));
                commits.add(() -> storage.commit(changes));
            }
            for (Future<CommitReceipt> commit : threads.invokeAll(commits)) {
                assertThat(commit.get().replayed()).isFalse();
            }
            assertThat(most).hasValue(1);
        } finally {
            threads.shutdown();
        }
    }

    private static TestDatabase migrated(Server server) {
        return migrated(server.database());
    }

    private static TestDatabase migrated(TestDatabase database) {
        JdbcStorage.builder(database.dataSource()).kinds(TckKinds.ALL).schema().migrate();
        return database;
    }
}
