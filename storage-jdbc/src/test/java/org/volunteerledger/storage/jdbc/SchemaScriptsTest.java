package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.tck.TckKinds;

/**
 * The scripts. To make the next one, for kinds that no resource has a table for yet, take what {@link #main} prints, put it into
 * {@code migration/V<n>__<what>.sql}, end it with {@code UPDATE ${prefix}sequencer SET schema_version = <n>;} and add its name to
 * {@link SchemaScripts}.
 */
@NullMarked
final class SchemaScriptsTest {

    /** Prints the script of the domain's kinds that no resource has a table for. */
    public static void main(String[] arguments) {
        System.out.print(SchemaScripts.script(SchemaScripts.withoutResource(VolunteerLedger.KINDS)));
    }

    @Test
    void resourcesAndDescriptionsOfKindsAgree() {
        List<Kind<?>> all = VolunteerLedger.KINDS;
        List<Kind<?>> scripted = new ArrayList<>(all);
        scripted.removeAll(SchemaScripts.withoutResource(all));
        String resources = String.join("\n", SchemaScripts.resources());

        assertThat(scripted)
                .allSatisfy(kind -> assertThat(SchemaScripts.statements(kind))
                        .allSatisfy(statement -> assertThat(resources).contains(statement + ";")));
    }

    @Test
    void theNewestResourceSetsTheVersion() {
        List<String> resources = SchemaScripts.resources();
        String newest = resources.get(resources.size() - 1);

        assertThat(newest)
                .containsAnyOf(
                        "schema_version) VALUES (1, 0, " + SchemaScripts.version() + ")",
                        "SET schema_version = " + SchemaScripts.version());
    }

    @Test
    void aKindHasAColumnAndAnIndexForEachAttribute() {
        assertThat(SchemaScripts.statements(TckKinds.ITEM))
                .hasSize(6)
                .first()
                .asString()
                .isEqualTo("""
                        CREATE TABLE ${prefix}tck_item (
                          id BIGINT NOT NULL,
                          version BIGINT NOT NULL,
                          a_name VARCHAR(400)${collation},
                          a_amount BIGINT,
                          a_served_on BIGINT,
                          a_shade VARCHAR(80)${collation},
                          a_note VARCHAR(400)${collation},
                          body ${text} NOT NULL,
                          PRIMARY KEY (id)
                        )${options}""");
        assertThat(SchemaScripts.statements(TckKinds.ITEM).get(2))
                .isEqualTo("CREATE INDEX ${prefix}tck_item_by_2 ON ${prefix}tck_item (a_amount, id)");
        assertThat(SchemaScripts.statements(TckKinds.PLAIN)).hasSize(1);
    }
}
