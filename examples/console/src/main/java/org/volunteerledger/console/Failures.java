package org.volunteerledger.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.volunteerledger.console.line.UseError;
import org.volunteerledger.console.store.NamedRefusal;
import org.volunteerledger.console.store.StoreError;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.error.StorageUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong, and with which code the program ends. */
final class Failures implements IExecutionExceptionHandler {

    private static final Set<ErrorCode> OF_THE_STORE = Set.of(StoreError.BAD_STORE, StoreError.NO_STORE);

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Terminal terminal;
    private final BooleanSupplier debug;

    Failures(Terminal terminal, BooleanSupplier debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine commandLine, ParseResult parsed) {
        if (error instanceof NamedRefusal named) {
            terminal.err().println(local(String.valueOf(named.getMessage()), commandLine));
            trace(error);
            return code(named.refusal());
        }
        terminal.err().println(local(line(error), commandLine));
        trace(error);
        return code(error);
    }

    /** The ledger says times in UTC; they were typed in the zone of the store. */
    private static String local(String message, CommandLine commandLine) {
        OptionSpec option = commandLine.getCommandSpec().findOption("--zone");
        return option != null && option.getValue() instanceof ZoneId zone
                ? INSTANT.matcher(message).replaceAll(found -> local(Instant.parse(found.group()), zone))
                : message;
    }

    private static String local(Instant instant, ZoneId zone) {
        DateTimeFormatter form = instant.getEpochSecond() % 60 == 0 ? TO_THE_MINUTE : TO_THE_SECOND;
        return form.format(instant.atZone(zone));
    }

    private void trace(Exception error) {
        if (debug.getAsBoolean()) {
            error.printStackTrace(terminal.err());
        }
    }

    private static String line(Exception error) {
        if (error instanceof LedgerException refused) {
            return error.getMessage() + option(refused);
        }
        if (error instanceof UncheckedIOException || error instanceof IOException) {
            return "[FILE] A file cannot be read or written: " + reason(error) + ".";
        }
        return "[FAULT] The program has a fault (" + error.getClass().getSimpleName()
                + "). Run it again with --debug and report what it shows.";
    }

    /** What the ledger calls a reason is an option here. */
    private static String option(LedgerException refused) {
        boolean reason = refused.code() == InputError.MISSING
                && "reason".equals(refused.fields().get("field"));
        return reason ? " Say why with --because TEXT." : "";
    }

    private static String reason(Exception error) {
        Throwable cause = error instanceof UncheckedIOException ? error.getCause() : error;
        return cause == null ? "no reason" : cause.getClass().getSimpleName() + " " + cause.getMessage();
    }

    private static int code(Exception error) {
        if (error instanceof StorageUnavailable
                || error instanceof SchemaMismatch
                || error instanceof OutcomeUnknown
                || error instanceof Busy
                || error instanceof Corrupt) {
            return ExitCode.STORAGE;
        }
        if (error instanceof LedgerException refused) {
            return code(refused);
        }
        return error instanceof UncheckedIOException || error instanceof IOException
                ? ExitCode.REFUSED
                : ExitCode.FAULT;
    }

    private static int code(LedgerException refused) {
        if (OF_THE_STORE.contains(refused.code())) {
            return ExitCode.STORAGE;
        }
        return refused.code() == UseError.BAD_OPTION ? ExitCode.USAGE : ExitCode.REFUSED;
    }
}
