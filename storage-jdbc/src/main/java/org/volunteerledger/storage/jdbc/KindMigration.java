package org.volunteerledger.storage.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.Kind;

/**
 * The migration that makes the table of a kind that no script knows. It has no version, as a kind may be added at any time; its checksum
 * changes with the kind's attributes, and it is then refused by the database, since the table is there.
 */
final class KindMigration implements JavaMigration {

    private final Kind<?> kind;
    private final Map<String, String> placeholders;

    KindMigration(Kind<?> kind, Map<String, String> placeholders) {
        this.kind = kind;
        this.placeholders = placeholders;
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "kind " + kind.name();
    }

    @Override
    public Integer getChecksum() {
        CRC32 crc = new CRC32();
        crc.update(String.join("\n", SchemaScripts.statements(kind)).getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
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
}
