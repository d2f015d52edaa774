package org.volunteerledger.storage.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.volunteerledger.storage.Kind;

/** The migration that makes the table of a kind that no script knows. Its checksum changes with the kind's attributes. */
final class KindMigration implements JavaMigration {

    /** Far above the versions of the scripts. */
    private static final String VERSIONS = "1000000.";

    private final Kind<?> kind;
    private final Map<String, String> placeholders;

    KindMigration(Kind<?> kind, Map<String, String> placeholders) {
        this.kind = kind;
        this.placeholders = placeholders;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(VERSIONS + crc(kind.name()));
    }

    @Override
    public String getDescription() {
        return "kind " + kind.name();
    }

    @Override
    public Integer getChecksum() {
        return (int) crc(String.join("\n", SchemaScripts.statements(kind)));
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            for (String sql : SchemaScripts.statements(kind)) {
                statement.execute(SchemaScripts.fill(sql, placeholders));
            }
        }
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
