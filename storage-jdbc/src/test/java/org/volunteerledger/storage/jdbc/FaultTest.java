package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.tck.TckKinds;

/** Lets every single call of JDBC fail in turn, before and after the driver has done it. */
@NullMarked
final class FaultTest {

    private static final String CANARY = "canary-11010519491231002X";

    private final Fault fault = new Fault();
    private final TestDatabase database = Databases.h2Memory();
    private final Storage storage = opened();

    @AfterEach
    void removeDatabase() {
        database.close();
    }

    @Test
    void aLostConnectionLeavesAllOrNothingAndSaysWhich() {
        int faults = everyFault(false, "08006") + everyFault(true, "08006");

        assertThat(faults).isGreaterThan(150);
    }

    @Test
    void contentionLeavesNothingAndMayBeTriedAgain() {
        everyFault(false, "40001");
    }

    @Test
    void readsThatFailSaySo() {
        everyFailedRead(storage -> Samples.content(storage), false);
        everyFailedRead(storage -> Samples.content(storage), true);
    }

    @Test
    void aPoolWithoutConnectionsIsNoBusyDatabase() {
        fault.at(1, "HYT00", false);

        assertThatThrownBy(() -> storage.find(TckKinds.ITEM, 1))
                .isInstanceOfSatisfying(
                        StorageUnavailable.class, e -> assertThat(e.code()).isEqualTo(StorageError.UNREACHABLE));
    }

    /** Fails at the first call, then the second and so on, until the commit passes without meeting the fault. */
    private int everyFault(boolean afterwards, String sqlState) {
        for (int call = 1; ; call++) {
            JdbcFixture.clear(database.dataSource(), "vl_", TckKinds.ALL);
            Samples samples = new Samples();
            storage.commit(samples.first());
            List<Object> before = Samples.content(storage);
            ChangeSet set = samples.second(storage);
            fault.at(call, sqlState, afterwards);
            Throwable error = catchThrowable(() -> storage.commit(set));
            String at = fault.met();
            fault.off();
            if (at == null) {
                assertThat(error).isNull();
                return call - 1;
            }
            check(set, before, error, at, afterwards);
        }
    }

    private void check(ChangeSet set, List<Object> before, @Nullable Throwable error, String at, boolean afterwards) {
        boolean kept = storage.changes(List.of(set.records().get(0).key())).size() == 1;
        if (error == null) {
            assertThat(kept).as("kept though %s failed", at).isTrue();
        } else if (error instanceof OutcomeUnknown) {
            assertThat(at).isEqualTo("Connection.commit");
            assertThat(kept).as("kept when %s failed", at).isEqualTo(afterwards);
        } else {
            assertThat(error).as("at %s", at).isInstanceOfAny(StorageUnavailable.class, Busy.class);
            assertThat(Samples.content(storage)).as("after %s failed", at).isEqualTo(before);
        }
        assertThat(printed(error)).doesNotContain(CANARY);
        assertThat(storage.commit(set).replayed()).as("repeated after %s", at).isEqualTo(kept);
        assertThat(Samples.content(storage).toString())
                .as("after %s failed and the request was repeated", at)
                .containsOnlyOnce("third-code")
                .contains("sequence=2");
    }

    private void everyFailedRead(Consumer<Storage> read, boolean afterwards) {
        storage.commit(new Samples().first());
        for (int call = 1; ; call++) {
            fault.at(call, "08006", afterwards);
            Throwable error = catchThrowable(() -> read.accept(storage));
            String at = fault.met();
            fault.off();
            if (at == null) {
                assertThat(error).isNull();
                return;
            }
            if (error != null) {
                assertThat(error).as("at %s", at).isInstanceOfAny(StorageUnavailable.class, OutcomeUnknown.class);
                assertThat(printed(error)).doesNotContain(CANARY);
            }
        }
    }

    private Storage opened() {
        JdbcStorage.Builder builder =
                JdbcStorage.builder(JdbcSpy.on(database.dataSource(), fault)).kinds(TckKinds.ALL);
        builder.schema().migrate();
        return builder.open();
    }

    /** Everything that a log would show of an error. */
    private static String printed(@Nullable Throwable error) {
        if (error == null) {
            return "";
        }
        java.io.StringWriter text = new java.io.StringWriter();
        error.printStackTrace(new java.io.PrintWriter(text));
        return text + (error instanceof LedgerException known ? known.fields().toString() : "");
    }

    /** Fails one call. */
    private static final class Fault implements JdbcSpy.Listener {

        private int callsLeft;
        private String sqlState = "08006";
        private boolean afterwards;
        private @Nullable String met;

        void at(int call, String sqlState, boolean afterwards) {
            this.callsLeft = call;
            this.sqlState = sqlState;
            this.afterwards = afterwards;
            this.met = null;
        }

        void off() {
            callsLeft = 0;
        }

        @Nullable String met() {
            return met;
        }

        @Override
        public void before(String call, @Nullable Object @Nullable [] arguments) throws SQLException {
            if (!afterwards) {
                count(call);
            }
        }

        @Override
        public void after(String call) throws SQLException {
            if (afterwards) {
                count(call);
            }
        }

        private void count(String call) throws SQLException {
            if (callsLeft > 0 && --callsLeft == 0) {
                met = call;
                throw new SQLException("the driver says " + CANARY, sqlState);
            }
        }
    }
}
