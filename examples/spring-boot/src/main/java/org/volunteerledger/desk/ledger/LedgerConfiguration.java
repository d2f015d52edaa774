package org.volunteerledger.desk.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.access.RolePolicy;
import org.volunteerledger.command.AccessPolicy;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.cube.Following;
import org.volunteerledger.desk.DeskProperties;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.storage.ObservedStorage;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.jdbc.JdbcStorage;
import org.volunteerledger.storage.jdbc.JdbcTransactions;

/** The library in the host: one storage within the host's transactions, and one of its own for long reads. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** For reports, exports and the cube, which take connections of their own. The host's migrations run first. */
    @Bean
    @DependsOn("flywayInitializer")
    Storage reportStorage(DataSource dataSource, StorageMetrics metrics) {
        JdbcStorage.Builder storage = JdbcStorage.builder(dataSource);
        storage.schema().migrate();
        return ObservedStorage.of(storage.open(), metrics);
    }

    /** Within the transaction of the host. It begins after the tables are there. */
    @Bean
    @DependsOn("reportStorage")
    Storage deskStorage(DataSource dataSource, PlatformTransactionManager transactions, StorageMetrics metrics) {
        JdbcTransactions host = JdbcTransactions.joining(() -> {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new SQLException("no transaction of the host", "25000");
            }
            return DataSourceUtils.getConnection(dataSource);
        });
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> ObservedStorage.of(
                        JdbcStorage.over(host).validated(false).open(), metrics)));
    }

    @Bean
    VolunteerLedger ledger(@Qualifier("deskStorage") Storage storage, DeskProperties properties, Clock clock) {
        return VolunteerLedger.over(storage, properties.keys())
                .clock(clock)
                .node(properties.node())
                .roles(DeskRoles.BOOK, Set.of(DeskRoles.SYSTEM))
                .build();
    }

    /** Decides about what somebody wants to see, by the same roles that decide about commands. */
    @Bean
    AccessPolicy accessPolicy(@Qualifier("deskStorage") Storage storage, VolunteerLedger ledger, Clock clock) {
        return RolePolicy.over(
                storage,
                DeskRoles.BOOK,
                Set.of(DeskRoles.SYSTEM),
                () -> clock.instant().atZone(ledger.zone()).toLocalDate());
    }

    @Bean
    Cube cube(@Qualifier("reportStorage") Storage storage) {
        return Cube.over(storage).load();
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService cubeScheduler() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "cube");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    Following following(Cube cube, ScheduledExecutorService scheduler) {
        return cube.follow(scheduler, Duration.ofSeconds(1));
    }
}
