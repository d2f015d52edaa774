package org.volunteerledger.tck;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.LedgerException;

/** Assertions that name the rule: the method whose Javadoc states it, and what it states. */
final class Expect {

    private Expect() {}

    static void equal(String rule, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            Assertions.fail("Expected " + expected + ", but came " + actual + ". The rule: " + rule);
        }
    }

    static void that(String rule, boolean holds, String came) {
        if (!holds) {
            Assertions.fail("Came " + came + ". The rule: " + rule);
        }
    }

    /** The call must fail with this class and code. */
    static <X extends LedgerException> X error(String rule, Class<X> type, ErrorCode code, Executable call) {
        X error = error(rule, type, call);
        if (error.code() != code) {
            Assertions.fail("Expected the code " + code.name() + ", but came "
                    + error.code().name() + ". The rule: " + rule);
        }
        return error;
    }

    /** The call must fail with this class, whatever the code. */
    static <X extends LedgerException> X error(String rule, Class<X> type, Executable call) {
        try {
            call.execute();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) {
                return type.cast(thrown);
            }
            return Assertions.fail(
                    "Expected " + type.getSimpleName() + ", but came " + thrown + ". The rule: " + rule, thrown);
        }
        return Assertions.fail("Expected " + type.getSimpleName() + ", but nothing was thrown. The rule: " + rule);
    }
}
