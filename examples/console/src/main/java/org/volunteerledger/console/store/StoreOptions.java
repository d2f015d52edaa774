package org.volunteerledger.console.store;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that opens a ledger. */
public final class StoreOptions {

    /** Where a ledger is kept if nothing else is said. */
    public static final String DEFAULT_STORE = "h2:./volunteer-ledger-data/ledger";

    @Option(
            names = "--store",
            paramLabel = "STORE",
            defaultValue = DEFAULT_STORE,
            description = {
                "Where the ledger is kept: memory, h2:PATH for an embedded database in PATH.mv.db, or any JDBC URL.",
                "Default: ${DEFAULT-VALUE}"
            })
    private String store = DEFAULT_STORE;

    @Option(names = "--user", paramLabel = "NAME", description = "The user of the database.")
    private @Nullable String user;

    @Option(
            names = "--password",
            interactive = true,
            echo = false,
            description =
                    "Ask for the password of the database. Without it, VOLUNTEER_LEDGER_PASSWORD of the environment is used.")
    private char @Nullable [] password;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = {
                "The keys to personal data. Made together with a new embedded store, beside it as PATH.keys,"
                        + " for its owner only. Keep a copy apart: without it names cannot be read, hours can."
            })
    private @Nullable Path keys;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "Asia/Shanghai",
            description = "The time zone of the ledger. Default: ${DEFAULT-VALUE}")
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            defaultValue = "console",
            description = "Who asks, as recorded with every change. Default: ${DEFAULT-VALUE}")
    private String actor = "console";

    /** For picocli. */
    public StoreOptions() {}

    /**
     * Where the ledger is kept.
     *
     * @return the location
     */
    public StoreLocation location() {
        return StoreLocation.parse(store);
    }

    /**
     * Who asks.
     *
     * @return the actor
     */
    public String actor() {
        return actor;
    }

    /**
     * The zone of the ledger.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    @Nullable String user() {
        return user;
    }

    @Nullable String password() {
        char[] typed = password;
        return typed != null ? new String(typed) : System.getenv("VOLUNTEER_LEDGER_PASSWORD");
    }

    /** The files that the store lives in: its database, if it is embedded, and its keys. */
    List<Path> files() {
        return Stream.of(location().file(), keys()).filter(Objects::nonNull).toList();
    }

    @Nullable Path keys() {
        Path beside = location().beside();
        return keys == null && beside != null ? beside.resolveSibling(beside.getFileName() + ".keys") : keys;
    }
}
