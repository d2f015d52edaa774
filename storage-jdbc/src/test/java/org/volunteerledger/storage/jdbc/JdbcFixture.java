package org.volunteerledger.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TckKinds;

/** Storages of the contract kit on one database: each has tables of its own prefix, which are emptied and used again. */
@NullMarked
final class JdbcFixture implements StorageFixture {

    /** Those of the kit and those of the domain. */
    static final List<Kind<?>> KINDS = Stream.of(TckKinds.ALL, VolunteerLedger.KINDS)
            .<Kind<?>>flatMap(List::stream)
            .toList();

    private final DataSource pool;
    private final Deque<String> free = new ArrayDeque<>();
    private final IdentityHashMap<Storage, String> used = new IdentityHashMap<>();
    private int prefixes;

    private JdbcFixture(DataSource pool) {
        this.pool = pool;
    }

    static JdbcFixture on(TestDatabase database, boolean autoCommit) {
        HikariDataSource pool = pool(database.dataSource(), autoCommit);
        Runtime.getRuntime().addShutdownHook(new Thread(pool::close));
        return new JdbcFixture(pool);
    }

    static HikariDataSource pool(DataSource source, boolean autoCommit) {
        return pool(source, autoCommit, "SELECT 1");
    }

    /** A pool that prepares each connection with a statement. */
    static HikariDataSource pool(DataSource source, boolean autoCommit, String firstStatement) {
        HikariConfig configuration = new HikariConfig();
        configuration.setDataSource(source);
        configuration.setAutoCommit(autoCommit);
        configuration.setConnectionInitSql(firstStatement);
        configuration.setMaximumPoolSize(20);
        configuration.setMinimumIdle(1);
        return new HikariDataSource(configuration);
    }

    @Override
    public synchronized Storage open(TestInfo test) {
        String prefix = free.isEmpty() ? made() : free.pop();
        Storage storage = builder(prefix).open();
        used.put(storage, prefix);
        return storage;
    }

    @Override
    public synchronized Optional<Storage> openAgain(Storage storage) {
        return Optional.of(builder(prefixOf(storage)).open());
    }

    @Override
    public synchronized void discard(Storage storage) {
        storage.close();
        String prefix = prefixOf(storage);
        used.remove(storage);
        clear(pool, prefix, KINDS);
        free.push(prefix);
    }

    /** Removes all rows. */
    static void clear(DataSource source, String prefix, List<Kind<?>> kinds) {
        List<String> statements = new ArrayList<>();
        Stream.concat(
                        Stream.of("account", "entry", "change_log", "unique_key"),
                        kinds.stream().map(Kind::name))
                .forEach(table -> statements.add("DELETE FROM " + prefix + table));
        statements.add("UPDATE " + prefix + "sequencer SET last_position = 0");
        Databases.execute(source, statements.toArray(String[]::new));
    }

    private String prefixOf(Storage storage) {
        return Objects.requireNonNull(used.get(storage), "the storage is not from this fixture");
    }

    private JdbcStorage.Builder builder(String prefix) {
        return JdbcStorage.builder(pool).tablePrefix(prefix).kinds(KINDS);
    }

    private String made() {
        String prefix = "t" + ++prefixes + "_";
        builder(prefix).schema().migrate();
        return prefix;
    }
}
