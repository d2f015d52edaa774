package org.volunteerledger.tck;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.volunteerledger.storage.Storage;

/** An error that a test of the kit did not ask for is a failure like any other: it says what was expected, and where that is written. */
public final class UnexpectedErrors implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    private static final String KIT = "org.volunteerledger.tck.";

    /** For JUnit. */
    public UnexpectedErrors() {}

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw told(thrown);
    }

    /** What a test needs beforehand is done through the storage as well. */
    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw told(thrown);
    }

    /**
     * The failure that tells an error.
     *
     * @param thrown what a test threw
     * @return the failure, or the same if it is one already or ends a skipped test
     */
    public static Throwable told(Throwable thrown) {
        // A test that is skipped ends by an exception of opentest4j, of which the kit does not depend by itself.
        if (thrown instanceof Error || thrown.getClass().getName().startsWith("org.opentest4j.")) {
            return thrown;
        }
        List<StackTraceElement> frames = Arrays.asList(thrown.getStackTrace());
        String rule = called(frames)
                .map(method -> "Storage." + method + ": the errors that it names, and for this call none")
                .orElse("no error");
        return new AssertionError(Expect.message(rule, "no error", thrown.toString(), test(frames)), thrown);
    }

    /** The method of the storage that the kit called. */
    private static Optional<String> called(List<StackTraceElement> frames) {
        List<String> methods = Arrays.stream(Storage.class.getMethods())
                .map(method -> method.getName())
                .toList();
        return frames.stream()
                .takeWhile(frame -> !isContract(frame))
                .map(StackTraceElement::getMethodName)
                .filter(methods::contains)
                .reduce((inner, outer) -> outer);
    }

    private static Optional<String> test(List<StackTraceElement> frames) {
        return frames.stream()
                .filter(UnexpectedErrors::isContract)
                .reduce((inner, outer) -> outer)
                .map(frame -> frame.getClassName().substring(KIT.length()) + "." + frame.getMethodName());
    }

    private static boolean isContract(StackTraceElement frame) {
        return frame.getClassName().startsWith(KIT) && frame.getClassName().endsWith("Contract");
    }
}
