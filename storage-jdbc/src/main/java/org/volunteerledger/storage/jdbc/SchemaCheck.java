package org.volunteerledger.storage.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.StorageError;

/** Compares the tables with what the storage uses, by selecting the columns: catalogues differ between databases, this does not. */
final class SchemaCheck {

    private static final Set<Integer> NUMBERS = Set.of(Types.BIGINT, Types.INTEGER, Types.SMALLINT);

    private static final List<String> LEDGER = List.of(
            "account: " + AccountRows.COLUMNS.replace("head", "#head"),
            "entry: " + EntryRows.columns().replaceAll("\\b(entry_key|reductions|reason|recorded_by|hash)\\b", "#$1"),
            "change_log: "
                    + ChangeRows.COLUMNS.replaceAll(
                            "\\b(change_key|digest|command|actor|reason|result|events)\\b", "#$1")
                    + ", feed_position",
            "unique_key: #scope, #key_text, owner",
            "sequencer: id, last_position, schema_version");

    private final Sessions sessions;
    private final TableNames names;
    private final List<Kind<?>> kinds;
    private final List<String> problems = new ArrayList<>();
    private int missingTables;

    SchemaCheck(Sessions sessions, TableNames names, List<Kind<?>> kinds) {
        this.sessions = sessions;
        this.names = names;
        this.kinds = kinds;
    }

    void run() {
        Map<String, Map<String, Boolean>> expected = expected();
        expected.forEach(this::checkTable);
        if (problems.isEmpty()) {
            checkVersion();
        }
        if (!problems.isEmpty()) {
            throw new SchemaMismatch(
                    StorageError.WRONG_SCHEMA,
                    missingTables == expected.size()
                            ? "The database has none of the " + missingTables + " tables of the ledger, such as "
                                    + names.table("entry") + "."
                            : "The schema is not what the storage uses: " + String.join("; ", problems) + ".",
                    Map.of("problems", List.copyOf(problems)));
        }
    }

    /** The columns of each table, true for texts. */
    private Map<String, Map<String, Boolean>> expected() {
        Map<String, Map<String, Boolean>> tables = new LinkedHashMap<>();
        for (String table : LEDGER) {
            int colon = table.indexOf(':');
            Map<String, Boolean> columns = new LinkedHashMap<>();
            for (String column : table.substring(colon + 2).split(", ", -1)) {
                columns.put(column.replace("#", ""), column.startsWith("#"));
            }
            tables.put(names.table(table.substring(0, colon)), columns);
        }
        for (Kind<?> kind : kinds) {
            Map<String, Boolean> columns = new LinkedHashMap<>();
            columns.put("id", false);
            columns.put("version", false);
            for (Attribute<?> attribute : kind.attributes()) {
                columns.put(KindTable.column(attribute.name()), attribute.type() == Attribute.Type.TEXT);
            }
            columns.put("body", true);
            tables.put(names.table(kind), columns);
        }
        return tables;
    }

    private void checkTable(String table, Map<String, Boolean> columns) {
        if (columnsExist(table, List.copyOf(columns.keySet()))) {
            problems.addAll(sessions.probe(handle -> wrongTypes(handle, table, columns)));
            return;
        }
        List<String> missing = columns.keySet().stream()
                .filter(column -> !columnsExist(table, List.of(column)))
                .toList();
        if (missing.size() == columns.size()) {
            missingTables++;
            problems.add("table " + table + " is missing");
        } else {
            problems.add("table " + table + " lacks " + String.join(", ", missing));
        }
    }

    private boolean columnsExist(String table, List<String> columns) {
        try {
            return sessions.probe(handle -> {
                try (Statement statement = handle.getConnection().createStatement();
                        ResultSet none = statement.executeQuery(select(table, columns))) {
                    return !none.next();
                }
            });
        } catch (SchemaMismatch e) {
            return false;
        }
    }

    private static List<String> wrongTypes(Handle handle, String table, Map<String, Boolean> columns)
            throws SQLException {
        List<String> wrong = new ArrayList<>();
        List<String> list = List.copyOf(columns.keySet());
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet none = statement.executeQuery(select(table, list))) {
            ResultSetMetaData types = none.getMetaData();
            for (int i = 0; i < list.size(); i++) {
                boolean text = Boolean.TRUE.equals(columns.get(list.get(i)));
                if (text == NUMBERS.contains(types.getColumnType(i + 1))) {
                    wrong.add("column " + list.get(i) + " of table " + table + " is "
                            + (text ? "not a text" : "not a whole number"));
                }
            }
        }
        return wrong;
    }

    private void checkVersion() {
        List<Integer> versions = sessions.probe(
                handle -> handle.createQuery("SELECT schema_version FROM " + names.table("sequencer") + " WHERE id = 1")
                        .mapTo(Integer.class)
                        .list());
        if (versions.isEmpty()) {
            problems.add("table " + names.table("sequencer") + " has lost its row");
        } else if (versions.get(0) != SchemaScripts.version()) {
            problems.add("it has version " + versions.get(0) + ", this library works with " + SchemaScripts.version());
        }
    }

    private static String select(String table, List<String> columns) {
        return "SELECT " + String.join(", ", columns) + " FROM " + table + " WHERE 1 = 0";
    }
}
