package org.volunteerledger.storage.jdbc;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.Kind;

/** The names of the tables: a prefix everywhere, and in statements the schema if one was chosen. */
record TableNames(String prefix, @Nullable String schema) {

    private static final Set<String> LEDGER =
            Set.of("account", "entry", "change_log", "unique_key", "sequencer", "schema_history");

    TableNames {
        check("table prefix", prefix, "[a-z][a-z0-9_]{0,19}");
        if (schema != null) {
            check("schema", schema, "[a-z][a-z0-9_]{0,62}");
        }
    }

    String table(String name) {
        return schema == null ? prefix + name : schema + "." + prefix + name;
    }

    String table(Kind<?> kind) {
        return table(kind.name());
    }

    String history() {
        return prefix + "schema_history";
    }

    /** A kind whose table would take the name of a table or index that is there for something else. */
    static void check(Kind<?> kind) {
        if (LEDGER.contains(kind.name()) || kind.name().matches(".*_by_[0-9a-z]+")) {
            throw new IllegalArgumentException("kind " + kind.name() + " has a name that the storage uses itself");
        }
    }

    private static void check(String what, String name, String form) {
        if (!name.matches(form)) {
            throw new IllegalArgumentException("the " + what + " must match " + form);
        }
    }
}
