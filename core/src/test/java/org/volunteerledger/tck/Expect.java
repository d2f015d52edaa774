package org.volunteerledger.tck;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;

/**
 * Assertions that say what was expected, what came, and where the rule is written. A rule begins with the type or the method whose
 * Javadoc states it, then a colon and what it states: {@code "Storage.find: empty if there is none"}.
 */
final class Expect {

    /** {@code Type: ...}, {@code Type.member}, but not a word at the start of a sentence. */
    private static final Pattern PLACE = Pattern.compile("[A-Z]\\w*[a-z]\\w*(?=:|$)|[A-Z]\\w*(?:\\.\\w+)+");

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

    private Expect() {}

    static void equal(String rule, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            Difference difference = Difference.between(expected, actual);
            throw failure(rule, difference.expected(), difference.came(), null);
        }
    }

    /** For a rule that says by itself what is expected. */
    static void that(String rule, boolean holds, String came) {
        String place = place(rule).map(found -> found + ": ").orElse("");
        that(rule, rule.startsWith(place) ? rule.substring(place.length()) : rule, holds, came);
    }

    static void that(String rule, String expected, boolean holds, String came) {
        if (!holds) {
            throw failure(rule, expected, Difference.shortened(came), null);
        }
    }

    /** The call must fail with this class and code. */
    static <X extends LedgerException> X error(String rule, Class<X> type, ErrorCode code, Executable call) {
        X error = error(rule, type, call);
        if (error.code() != code) {
            throw failure(rule, "the code " + code.name(), error.code().name(), error);
        }
        return error;
    }

    /** The domain must refuse the call for the reason that the code stands for. */
    static Refused refused(ErrorCode code, Executable call) {
        String type =
                code instanceof Enum<?> constant ? constant.getDeclaringClass().getSimpleName() + "." : "";
        return error(type + code.name() + ": such a call is refused", Refused.class, code, call);
    }

    /** The call must fail with this class, whatever the code. */
    static <X extends LedgerException> X error(String rule, Class<X> type, Executable call) {
        try {
            call.execute();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) {
                return type.cast(thrown);
            }
            throw failure(rule, nameOf(type), thrown.toString(), thrown);
        }
        throw failure(rule, nameOf(type), "no error", null);
    }

    static AssertionError failure(String rule, String expected, String came, @Nullable Throwable cause) {
        Optional<String> test = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(Expect::test);
        return new AssertionError(message(rule, expected, came, test), cause);
    }

    static String message(String rule, String expected, String came, Optional<String> test) {
        String end = came.endsWith(".") ? "" : ".";
        return "Expected " + expected + ", but came " + came + end + "\nThe rule: " + rule + "\nWritten in "
                + written(rule, "the contract " + test.orElse("kit"));
    }

    private static String written(String rule, String contract) {
        return place(rule)
                .map(place -> "the Javadoc of " + place + ", tested by " + contract)
                .orElse(contract);
    }

    private static String nameOf(Class<?> error) {
        String name = error.getSimpleName();
        return ("AEIOU".indexOf(name.toUpperCase(Locale.ROOT).charAt(0)) < 0 ? "a " : "an ") + name;
    }

    private static Optional<String> place(String rule) {
        Matcher matcher = PLACE.matcher(rule);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** The outermost method of a contract: the test itself, or what a thread of it runs. */
    private static Optional<String> test(Stream<StackWalker.StackFrame> frames) {
        return frames.filter(frame -> StorageContract.class.isAssignableFrom(frame.getDeclaringClass()))
                .reduce((inner, outer) -> outer)
                .map(frame -> frame.getDeclaringClass().getSimpleName() + "."
                        + LAMBDA.matcher(frame.getMethodName()).replaceAll("$1"));
    }
}
