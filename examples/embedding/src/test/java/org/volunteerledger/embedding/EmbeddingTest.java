package org.volunteerledger.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;

/** The examples do what the README says. */
final class EmbeddingTest {

    private static final KeyRing KEYS = KeyRing.of("2026", Map.of("2026", new byte[32]), new byte[32]);

    @Test
    void aLedgerInMemoryCreditsTheFirstMinutes() {
        assertFirstSteps(new FirstSteps(Embedding.inMemory(KEYS)));
    }

    @Test
    void aLedgerOnADatabaseCreditsTheFirstMinutes() {
        assertFirstSteps(new FirstSteps(Embedding.onDatabase(database("own"), KEYS)));
    }

    @Test
    void theHostsTableAndTheLedgerAreCommittedTogether() {
        Host host = new Host("together");
        VolunteerId volunteer = host.transaction.execute(status -> {
            host.jdbc.update("INSERT INTO host_note VALUES ('registered')");
            return host.steps.register();
        });
        host.transaction.executeWithoutResult(status -> host.steps.post(volunteer));

        assertThat(host.notes()).isEqualTo(1);
        assertThat(host.minutes(volunteer)).isEqualTo(120);
    }

    @Test
    void theHostsTableAndTheLedgerAreRolledBackTogether() {
        Host host = new Host("rolledback");
        VolunteerId volunteer = host.transaction.execute(status -> host.steps.register());
        host.transaction.executeWithoutResult(status -> {
            host.jdbc.update("INSERT INTO host_note VALUES ('posted')");
            host.steps.post(volunteer);
            status.setRollbackOnly();
        });

        assertThat(host.notes()).isZero();
        assertThat(host.minutes(volunteer)).isZero();
    }

    @Test
    void aRefusalLeavesTheHostsTransactionUsable() {
        Host host = new Host("refused");
        VolunteerId volunteer = host.transaction.execute(status -> host.steps.register());
        host.transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> host.ledger.people().withdraw(Command.of("w-1", "clerk"), new VolunteerId(1)))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> host.ledger
                            .people()
                            .register(
                                    Command.of("twice", "clerk"),
                                    new org.volunteerledger.people.People.NewVolunteer(
                                            "360802-000001",
                                            org.volunteerledger.people.PersonalData.named("李四"),
                                            null,
                                            null)))
                    .isInstanceOf(Refused.class);
            host.jdbc.update("INSERT INTO host_note VALUES ('still usable')");
        });

        assertThat(host.notes()).isEqualTo(1);
        assertThat(host.minutes(volunteer)).isZero();
    }

    private static void assertFirstSteps(FirstSteps steps) {
        VolunteerId volunteer = steps.register();
        assertThat(steps.register()).isEqualTo(volunteer);
        assertThat(steps.post(volunteer)).isEqualTo(steps.post(volunteer));
        assertThat(steps.minutes(volunteer)).isEqualTo(120);
    }

    private static DataSource database(String name) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    /** An application with a table and transactions of its own. */
    private static final class Host {

        private final DataSource dataSource;
        private final JdbcTemplate jdbc;
        private final TransactionTemplate transaction;
        private final VolunteerLedger ledger;
        private final FirstSteps steps;

        Host(String name) {
            this.dataSource = database(name);
            this.jdbc = new JdbcTemplate(dataSource);
            this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
            jdbc.execute("CREATE TABLE host_note (text VARCHAR(40))");
            Embedding.onDatabase(dataSource, KEYS);
            this.ledger = java.util.Objects.requireNonNull(
                    transaction.execute(status -> Embedding.inHostTransaction(dataSource, KEYS)));
            this.steps = new FirstSteps(ledger);
        }

        long notes() {
            Long count = jdbc.queryForObject("SELECT COUNT(*) FROM host_note", Long.class);
            return count == null ? 0 : count;
        }

        /** Read through a ledger of its own, so that only what was committed is seen. */
        long minutes(VolunteerId volunteer) {
            return new FirstSteps(Embedding.onDatabase(dataSource, KEYS)).minutes(volunteer);
        }
    }
}
