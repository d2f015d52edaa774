package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.Accounts;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.RequestDesk;
import org.volunteerledger.desk.work.RequestDesk.Move;
import org.volunteerledger.desk.work.RequestDesk.Order;
import org.volunteerledger.desk.work.RequestDesk.Step;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.Refused;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.storage.Storage;

/** The table of the host and the ledger commit and roll back together. Run for each pool and database. */
@SpringBootTest
@ActiveProfiles("demo")
@Import(TestClock.class)
@NullMarked
abstract class TransactionContract {

    private final RequestDesk orders;
    private final FigureDesk places;
    private final Accounts accounts;
    private final VolunteerLedger ledger;
    private final Storage apart;
    private final JdbcClient jdbc;
    private final HikariDataSource pool;
    private final TransactionTemplate host;

    TransactionContract(ApplicationContext application) {
        orders = application.getBean(RequestDesk.class);
        places = application.getBean(FigureDesk.class);
        accounts = application.getBean(Accounts.class);
        ledger = application.getBean(VolunteerLedger.class);
        apart = application.getBean("reportStorage", Storage.class);
        jdbc = application.getBean(JdbcClient.class);
        pool = application.getBean(HikariDataSource.class);
        host = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    }

    /** Whether the pool of this run commits by itself. */
    abstract boolean commitsByItself();

    @Test
    void thePoolIsTheOneThatThisRunIsAbout() {
        assertThat(pool.isAutoCommit()).isEqualTo(commitsByItself());
    }

    @Test
    void bothCommitTogether() {
        ServiceRequestId id = orders.order(resident(), key(), order());

        assertThat(tickets(id)).isEqualTo(1);
        assertThat(standing(id)).isPresent();
    }

    @Test
    void whatTheHostTakesBackTheLedgerDoesNotKeep() {
        String key = key();
        assertThatThrownBy(() -> host.execute(status -> {
                    ServiceRequestId id = orders.order(resident(), key, order());
                    assertThat(tickets(id)).isEqualTo(1);
                    throw new HostFailure();
                }))
                .isInstanceOf(HostFailure.class);

        assertThat(apart.changes(List.of(key))).isEmpty();
        assertThat(tickets(orders.order(resident(), key, order())))
                .as("the key is free, and the order can be made")
                .isEqualTo(1);
    }

    @Test
    void whatTheLedgerRefusesTheHostDoesNotKeepEither() {
        ServiceRequestId unused = new ServiceRequestId(4711);
        assertThatThrownBy(() -> host.executeWithoutResult(status -> {
                    ticket(unused);
                    ledger.serviceRequests().review(Command.of(key(), "clerk"), unused);
                }))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.code()).isEqualTo(CommandError.UNKNOWN_RECORD));

        assertThat(tickets(unused)).isZero();
    }

    @Test
    void afterARefusedCommitTheTransactionOfTheHostGoesOn() {
        ServiceRequestId note = new ServiceRequestId(4712);
        String used = key();
        ServiceRequestId first = orders.order(resident(), used, order());
        String later = key();

        ServiceRequestId second = host.execute(status -> {
            ticket(note);
            Command altered = Command.of(used, "clerk");
            assertThatThrownBy(() -> ledger.serviceRequests().review(altered, first))
                    .as("the storage refuses the commit: the key was used for something else")
                    .isInstanceOf(IdempotencyConflict.class);
            return orders.order(resident(), later, order());
        });

        assertThat(tickets(note)).isEqualTo(1);
        assertThat(tickets(Objects.requireNonNull(second))).isEqualTo(1);
        assertThat(apart.changes(List.of(later))).hasSize(1);
        assertThat(standing(first)).isPresent();
    }

    @Test
    void aRepeatedRequestChangesNothingAndIsAnsweredTheSame() {
        String key = key();
        ServiceRequestId id = orders.order(resident(), key, order());
        String review = key();
        Move move = new Move(Step.REVIEW, null, 0, null);
        orders.take(account("clerk"), review, id, move);
        int changes = apart.changesAfter(0, 10_000).size();

        assertThat(orders.order(resident(), key, order())).isEqualTo(id);
        orders.take(account("clerk"), review, id, move);

        assertThat(tickets(id)).isEqualTo(1);
        assertThat(apart.changesAfter(0, 10_000)).hasSize(changes);
        assertThatThrownBy(() -> orders.take(account("clerk"), key(), id, move))
                .as("under another key it is another request, and too late")
                .isInstanceOf(Refused.class);
    }

    @Test
    void anAttemptOfSomebodyWhoMayNotIsKept() {
        ServiceRequestId id = orders.order(resident(), key(), order());
        int before = apart.changesAfter(0, 10_000).size();

        assertThatThrownBy(() -> orders.take(resident(), key(), id, new Move(Step.REVIEW, null, 0, null)))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(CommandError.NOT_ALLOWED));

        assertThat(apart.changesAfter(0, 10_000)).hasSize(before + 1);
        assertThat(apart.changesAfter(0, 10_000).get(before).record().command()).isEqualTo("access-refused");
    }

    private void ticket(ServiceRequestId id) {
        jdbc.sql("INSERT INTO desk_ticket (request, owner, created_at) VALUES (?, 'resident', CURRENT_TIMESTAMP)")
                .param(id.value())
                .update();
    }

    private long tickets(ServiceRequestId id) {
        return jdbc.sql("SELECT COUNT(*) FROM desk_ticket WHERE request = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private Optional<?> standing(ServiceRequestId id) {
        return apart.find(ServiceRequest.KIND, id.value());
    }

    private Order order() {
        return new Order("陪同就医", places.places().get(0).id().value(), "老周", null, null);
    }

    private Account resident() {
        return account("resident");
    }

    private Account account(String name) {
        return (Account) accounts.loadUserByUsername(name);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static final class HostFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
