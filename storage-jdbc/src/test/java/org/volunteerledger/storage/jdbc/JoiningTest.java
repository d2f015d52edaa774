package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.tck.TckKinds;

/** A storage inside the transaction of its host. */
@NullMarked
final class JoiningTest {

    private static final List<String> THE_HOSTS = List.of(
            "Connection.commit",
            "Connection.close",
            "Connection.abort",
            "Connection.setAutoCommit",
            "Connection.setReadOnly",
            "Connection.setTransactionIsolation",
            "Connection.setSchema",
            "Connection.setCatalog");

    private final Samples samples = new Samples();
    private final List<String> calls = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void theHostKeepsWhatWasDoneWithItsCommit(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection host = begun(database)) {
            Storage joined = joined(host);
            assertThat(joined.commit(samples.first()).replayed()).isFalse();
            ChangeSet second = samples.second(joined);
            joined.commit(second);
            List<Object> seen = Samples.content(joined);
            Storage apart = owning(database);

            assertThat(apart.find(TckKinds.ITEM, 10)).isEmpty();
            host.commit();
            assertThat(Samples.content(apart)).isEqualTo(seen);
            assertThat(apart.commit(second).replayed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHostTakesEverythingBackWithItsRollback(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection host = begun(database)) {
            Storage joined = joined(host);
            joined.commit(samples.first());
            joined.changesAfter(0, 10);
            host.rollback();

            assertThat(owning(database).changesAfter(0, 10)).isEmpty();
            assertThat(owning(database).find(TckKinds.ITEM, 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCommitLeavesTheHostsTransactionUsable(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection host = begun(database)) {
            Databases.execute(database.dataSource(), "CREATE TABLE host_table (id BIGINT)");
            Storage joined = joined(host);
            execute(host, "INSERT INTO host_table VALUES (1)");
            joined.commit(samples.first());
            ChangeSet taken = samples.data()
                    .changing()
                    .create(TckKinds.ITEM, Samples.item(99, "old-code"))
                    .build();

            assertThatThrownBy(() -> joined.commit(taken)).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> joined.commit(samples.first())).isInstanceOf(StaleVersion.class);
            execute(host, "INSERT INTO host_table VALUES (2)");
            joined.commit(samples.second(joined));
            host.commit();

            Storage apart = owning(database);
            assertThat(apart.findAll(TckKinds.ITEM, List.of(10L, 30L, 99L))).hasSize(2);
            try (Statement statement = host.createStatement();
                    var rows = statement.executeQuery("SELECT COUNT(*) FROM host_table")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatedRequestIsAnsweredWhatItWasAnsweredFirst(Server server) throws SQLException {
        try (TestDatabase database = server.database();
                Connection host = begun(database)) {
            JdbcStorage.builder(database.dataSource()).schema().migrate();
            VolunteerLedger ledger = VolunteerLedger.over(
                            JdbcStorage.over(JdbcTransactions.joining(() -> host))
                                    .open(),
                            KeyRing.of("k", Map.of("k", new byte[32]), new byte[32]))
                    .build();
            People.NewVolunteer volunteer = new People.NewVolunteer("V-1", PersonalData.named("Wang"), null, null);
            VolunteerId first = ledger.people().register(Command.of("once", "clerk"), volunteer);
            host.commit();

            assertThatThrownBy(() -> ledger.people().register(Command.of("another", "clerk"), volunteer))
                    .as("what the first one changed refuses it under another key")
                    .isInstanceOf(Refused.class);
            assertThat(ledger.people().register(Command.of("once", "clerk"), volunteer))
                    .isEqualTo(first);
            host.commit();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theConnectionIsTheHosts(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection host = begun(database)) {
            Storage joined = joined(host);
            joined.commit(samples.first());
            joined.commit(samples.second(joined));
            Samples.content(joined);
            assertThatThrownBy(() -> joined.commit(samples.first())).isInstanceOf(StaleVersion.class);
            joined.close();

            assertThat(calls)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(THE_HOSTS)
                    .doesNotContain("Connection.rollback of everything");
            assertThat(host.isClosed()).isFalse();
            host.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyReadCommittedIsSafe(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection host = database.dataSource().getConnection()) {
            host.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Storage joined = joined(host);
            host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            host.setAutoCommit(false);

            assertThatThrownBy(() -> joined.commit(samples.first()))
                    .isInstanceOfSatisfying(
                            StorageUnavailable.class, e -> assertThat(e.code()).isEqualTo(StorageError.UNSAFE_SETTING))
                    .hasMessageContaining("SERIALIZABLE");
            assertThatThrownBy(() -> joined.find(TckKinds.ITEM, 1)).hasMessageContaining("SERIALIZABLE");
            host.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutATransactionThereIsNothingToJoin(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection host = database.dataSource().getConnection()) {
            host.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Storage joined = joined(host);

            assertThat(joined.find(TckKinds.ITEM, 1)).isEmpty();
            assertThatThrownBy(() -> joined.commit(samples.first()))
                    .isInstanceOfSatisfying(
                            StorageUnavailable.class, e -> assertThat(e.code()).isEqualTo(StorageError.UNSAFE_SETTING));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingTableDoesNotSpoilTheHostsTransaction(Server server) throws SQLException {
        try (TestDatabase database = server.database();
                Connection host = begun(database)) {
            JdbcStorage.Builder builder =
                    JdbcStorage.over(JdbcTransactions.joining(() -> host)).kinds(TckKinds.ALL);

            assertThatThrownBy(builder::open).hasMessageContaining("none of the 7 tables");
            execute(host, "SELECT 1");
            host.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHostDecidesAgainByItself(Server server) throws SQLException {
        try (TestDatabase database = migrated(server);
                Connection host = begun(database)) {
            assertThat(joined(host).capabilities())
                    .doesNotContain(Capability.OWN_TRANSACTIONS, Capability.CONCURRENT_COMMITS);
            host.rollback();
        }
    }

    private Storage joined(Connection host) {
        Connection watched = JdbcSpy.on(host, new JdbcSpy.Listener() {
            @Override
            public void before(String call, @Nullable Object @Nullable [] arguments) {
                boolean everything = call.equals("Connection.rollback") && arguments == null;
                calls.add(everything ? "Connection.rollback of everything" : call);
            }
        });
        return JdbcStorage.over(JdbcTransactions.joining(() -> watched))
                .kinds(TckKinds.ALL)
                .open();
    }

    private static Storage owning(TestDatabase database) {
        return JdbcStorage.builder(database.dataSource()).kinds(TckKinds.ALL).open();
    }

    private static TestDatabase migrated(Server server) {
        TestDatabase database = server.database();
        JdbcStorage.builder(database.dataSource()).kinds(TckKinds.ALL).schema().migrate();
        return database;
    }

    private static Connection begun(TestDatabase database) throws SQLException {
        Connection host = database.dataSource().getConnection();
        host.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        host.setAutoCommit(false);
        return host;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
