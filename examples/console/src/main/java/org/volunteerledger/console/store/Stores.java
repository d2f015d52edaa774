package org.volunteerledger.console.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.console.store.StoreLocation.H2File;
import org.volunteerledger.console.store.StoreLocation.Jdbc;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.jdbc.JdbcStorage;
import org.volunteerledger.storage.memory.MemoryStorage;

/** Opens ledgers. One that is in memory lives as long as this, so that commands of one process share it. */
public final class Stores {

    /** What a command does with a ledger. */
    public enum Access {
        /** Reads it; it must be there. */
        READ,
        /** Reads it; where there is no embedded store yet, one that is empty and in memory is taken for it. */
        REHEARSE,
        /** Writes to it; a new embedded store is made if there is none. */
        WRITE,
        /** Writes to it; it must be there. */
        CHANGE,
        /** Makes or changes its tables. */
        MIGRATE
    }

    private static final long CONNECT_MILLIS = 15_000;
    private static final int CONNECTIONS = 4;
    private static final int NODES = 1024;

    private final InstantSource clock;
    private final InstantSource idClock;
    private final SecureRandom random;
    private final MemoryStorage memory;
    private final KeyRing memoryKeys;

    private Stores(
            InstantSource clock, InstantSource idClock, SecureRandom random, MemoryStorage memory, KeyRing memoryKeys) {
        this.clock = clock;
        this.idClock = idClock;
        this.random = random;
        this.memory = memory;
        this.memoryKeys = memoryKeys;
    }

    /**
     * Opens ledgers by a clock.
     *
     * @param clock  the present time
     * @param random the source of keys
     * @return the stores
     */
    public static Stores of(InstantSource clock, SecureRandom random) {
        return new Stores(clock, clock, random, MemoryStorage.create(), KeyFile.fresh(random));
    }

    /**
     * The same stores, with the same memory, for a simulation. Ids are still made by the present time: a simulation that is run again
     * comes through the same times again, and must not make the same ids.
     *
     * @param simulated the time in the ledgers
     * @return the stores
     */
    public Stores inTheTimeOf(InstantSource simulated) {
        return new Stores(simulated, idClock, random, memory, memoryKeys);
    }

    /**
     * Opens a ledger.
     *
     * @param options what the command line says
     * @param access  what the command does with it
     * @return the ledger, to be closed
     * @throws StorageUnavailable if the database does not answer
     * @throws org.volunteerledger.error.SchemaMismatch if its tables are missing or do not fit
     * @throws InvalidInput if there is no such store, or its keys cannot be used
     */
    public OpenLedger open(StoreOptions options, Access access) {
        StoreLocation location = options.location();
        if (location instanceof H2File file) {
            return openFile(file, options, access);
        }
        if (location instanceof Jdbc database) {
            Path keys = options.keys();
            KeyRing ring = keys == null ? null : KeyFile.read(keys);
            return openPool(pool(database.url(), options.user(), options.password()), options, ring);
        }
        return over(memory, options, memoryKeys, () -> {});
    }

    /**
     * Opens a ledger, works with it, and closes it.
     *
     * @param options what the command line says
     * @param access  what the command does with it
     * @param work    the work
     * @param <T>     what comes of it
     * @return what came of it
     * @throws NamedRefusal if the ledger refused
     * @see #open
     */
    public <T> T with(StoreOptions options, Access access, Function<OpenLedger, T> work) {
        try (OpenLedger open = open(options, access)) {
            return named(open, work);
        }
    }

    private static <T> T named(OpenLedger open, Function<OpenLedger, T> work) {
        try {
            return work.apply(open);
        } catch (Refused e) {
            throw NamedRefusal.of(open, e);
        }
    }

    /**
     * The tables of a store, to make, check or show them.
     *
     * @param options what the command line says
     * @param access  {@link Access#MIGRATE} to make the folder of an embedded store and the file of keys
     * @return the tables and the connections to them, to be closed
     * @throws InvalidInput if the store has no tables
     */
    public StoreSchema schema(StoreOptions options, Access access) {
        StoreLocation location = options.location();
        if (location instanceof H2File file) {
            if (access == Access.MIGRATE) {
                keys(options, true);
            } else {
                requireThere(file);
            }
            return new StoreSchema(pool(file.url(), "sa", ""));
        }
        if (location instanceof Jdbc database) {
            if (access == Access.MIGRATE) {
                keys(options, true);
            }
            return new StoreSchema(pool(database.url(), options.user(), options.password()));
        }
        throw new InvalidInput(StoreError.BAD_STORE, "A store in memory has no tables.", Map.of());
    }

    private OpenLedger openFile(H2File file, StoreOptions options, Access access) {
        boolean made = file.exists();
        if (!made) {
            if (access == Access.REHEARSE) {
                return over(MemoryStorage.create(), options, memoryKeys, () -> {});
            }
            if (access == Access.READ || access == Access.CHANGE) {
                requireThere(file);
            }
            createWhole(file);
        }
        KeyRing ring = keys(options, !made);
        return openPool(pool(file.url(), "sa", ""), options, ring);
    }

    /** Under another name first: a process that is killed meanwhile leaves no store with half of its tables. */
    private void createWhole(H2File file) {
        try {
            Path folder = file.file().toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            H2File draft = new H2File(file.path().resolveSibling(file.path().getFileName() + ".new"));
            Files.deleteIfExists(draft.file());
            try (StoreSchema schema = new StoreSchema(pool(draft.url(), "sa", ""))) {
                schema.migrate();
            }
            Files.move(draft.file(), file.file());
        } catch (IOException e) {
            throw new StorageUnavailable(StoreError.BAD_FILE, "The store " + file.file() + " cannot be made.");
        }
    }

    /** Null if the store is there and its keys are not: hours can be read and written without them. */
    private @Nullable KeyRing keys(StoreOptions options, boolean create) {
        Path keys = options.keys();
        if (keys == null) {
            return null;
        }
        if (create) {
            return KeyFile.readOrCreate(keys, random);
        }
        return Files.exists(keys) ? KeyFile.read(keys) : null;
    }

    private OpenLedger openPool(HikariDataSource pool, StoreOptions options, @Nullable KeyRing ring) {
        try {
            JdbcStorage storage =
                    JdbcStorage.builder(pool).kinds(VolunteerLedger.KINDS).open();
            return over(storage, options, ring, pool::close);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** A number for this process: two that write at the same millisecond and have drawn the same one are not to be expected. */
    private OpenLedger over(Storage storage, StoreOptions options, @Nullable KeyRing keys, Runnable closing) {
        NodeIds ids = NodeIds.of(random.nextInt(NODES), idClock);
        VolunteerLedger ledger = VolunteerLedger.over(storage, keys == null ? memoryKeys : keys)
                .clock(clock)
                .zone(options.zone())
                .ids(ids)
                .random(random)
                .build();
        return new OpenLedger(ledger, storage, options, clock, ids, keys, closing);
    }

    private static void requireThere(H2File file) {
        if (!file.exists()) {
            throw new InvalidInput(StoreError.NO_STORE, "There is no store " + file.file() + ".", Map.of());
        }
    }

    private static HikariDataSource pool(String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("volunteer-ledger");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw unavailable(e);
        } catch (RuntimeException e) {
            throw new InvalidInput(StoreError.BAD_STORE, "No driver understands the JDBC URL.", Map.of());
        }
    }

    /** The driver's message may hold what is secret, so only its code is shown. */
    private static StorageUnavailable unavailable(Throwable error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        String state = cause instanceof SQLException sql ? sql.getSQLState() + "/" + sql.getErrorCode() : "no code";
        return new StorageUnavailable(
                StoreError.NO_CONNECTION, "The database does not let us in (" + state + ").", Map.of("state", state));
    }
}
