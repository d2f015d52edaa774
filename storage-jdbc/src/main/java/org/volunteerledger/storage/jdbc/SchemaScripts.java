package org.volunteerledger.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * The scripts that make the tables. Those of the ledger, and in later versions of the kinds that the library brings, are resources; a
 * kind that no resource knows gets a script that is made from its description. All have the placeholders of {@link #placeholders}.
 */
final class SchemaScripts {

    /** Where the resources are, for Flyway. Apart from classes, which Flyway would take for migrations. */
    static final String LOCATION = "classpath:org/volunteerledger/storage/jdbc/migration";

    /** The resources in the order of their versions, which are 1, 2, 3 and so on. */
    private static final List<String> RESOURCES = List.of("V1__ledger.sql");

    private SchemaScripts() {}

    /** The version of the schema that this version of the library works with. */
    static int version() {
        return RESOURCES.size();
    }

    /** The texts of the resources, with placeholders. */
    static List<String> resources() {
        return RESOURCES.stream().map(SchemaScripts::resource).toList();
    }

    /** Those kinds that no resource makes a table for. */
    static List<Kind<?>> withoutResource(Collection<Kind<?>> kinds) {
        String all = String.join("\n", resources());
        return kinds.stream()
                .<Kind<?>>map(kind -> kind)
                .filter(kind -> !all.contains("CREATE TABLE ${prefix}" + kind.name() + " ("))
                .toList();
    }

    /** The statements that make the table of a kind: a column for each attribute, and mostly an index. */
    static List<String> statements(Kind<?> kind) {
        String table = "${prefix}" + kind.name();
        List<String> columns = new ArrayList<>();
        columns.add("id BIGINT NOT NULL");
        columns.add("version BIGINT NOT NULL");
        kind.attributes().forEach(attribute -> columns.add(column(attribute)));
        columns.add("body ${text} NOT NULL");
        columns.add("PRIMARY KEY (id)");
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + table + " (\n  " + String.join(",\n  ", columns) + "\n)${options}");
        int number = 0;
        for (Attribute<?> attribute : kind.attributes()) {
            number++;
            if (attribute.indexed()) {
                // A number keeps the name short enough for every database.
                statements.add("CREATE INDEX " + table + "_by_" + number + " ON " + table + " ("
                        + KindTable.column(attribute.name()) + ", id)");
            }
        }
        return statements;
    }

    /** The script of several kinds. */
    static String script(Collection<? extends Kind<?>> kinds) {
        return kinds.stream()
                .flatMap(kind -> statements(kind).stream())
                .collect(Collectors.joining(";\n\n", "", ";\n"));
    }

    static Map<String, String> placeholders(String prefix, Dialect dialect) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("prefix", prefix);
        values.put("text", dialect.textType());
        values.put("collation", dialect.collation());
        values.put("options", dialect.tableOptions());
        return values;
    }

    static String fill(String script, Map<String, String> placeholders) {
        String filled = script;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return filled;
    }

    /** Twice the limit in code points, since some databases count UTF-16 code units. */
    private static String column(Attribute<?> attribute) {
        String type = attribute.type() == Attribute.Type.NUMBER
                ? "BIGINT"
                : "VARCHAR(" + 2 * attribute.limit() + ")${collation}";
        return KindTable.column(attribute.name()) + " " + type;
    }

    private static String resource(String name) {
        try (InputStream in = SchemaScripts.class.getResourceAsStream("migration/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
