package org.volunteerledger.console;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line what is wrong with a command line, and where its help is. Options are named, and words by their place: what was typed is
 * never repeated, since it may be personal data.
 */
final class Misuse implements IParameterExceptionHandler {

    private static final Map<Class<?>, String> WANTED = Map.ofEntries(
            Map.entry(LocalDate.class, "a day such as 2026-03-01"),
            Map.entry(LocalTime.class, "a time of the day such as 09:00"),
            Map.entry(LocalDateTime.class, "a time such as 2026-03-01T09:00"),
            Map.entry(ZoneId.class, "a time zone such as Asia/Shanghai"),
            Map.entry(Charset.class, "a character set such as UTF-8 or GB18030"),
            Map.entry(Path.class, "a path"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"));

    private final Terminal terminal;

    Misuse(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        terminal.err().println(line(mistake, command, args) + " See '" + command + " --help'.");
        return ExitCode.USAGE;
    }

    private static String line(ParameterException mistake, String command, String... args) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command, args);
        }
        if (mistake instanceof MissingParameterException missing) {
            return missing.getMissing().stream().map(Misuse::withLabel).collect(Collectors.joining(", "))
                    + (missing.getMissing().size() == 1 ? " is missing." : " are missing.");
        }
        if (mistake instanceof OverwrittenOptionException repeated) {
            return name(repeated.getOverwritten()) + " can be given only once.";
        }
        ArgSpec argument = mistake.getArgSpec();
        if (argument != null) {
            return name(argument) + " is " + wanted(argument) + ".";
        }
        if (mistake instanceof MaxValuesExceededException) {
            return "An option has more values than it takes.";
        }
        if (args[0].equals("help")) {
            return "There is no such command.";
        }
        return String.valueOf(mistake.getMessage());
    }

    private static String unmatched(UnmatchedArgumentException mistake, String command, String... args) {
        String word = mistake.getUnmatched().get(0);
        String suggestions = mistake.getSuggestions().isEmpty()
                ? ""
                : " Did you mean " + String.join(" or ", mistake.getSuggestions()) + "?";
        if (word.startsWith("--")) {
            return "There is no option " + word.replaceFirst("=.*", "") + "." + suggestions;
        }
        int place = Arrays.asList(args).lastIndexOf(word) + 1;
        return mistake.getCommandLine().getSubcommands().isEmpty()
                ? "Word " + place + " of the line is one too many; a value with blanks stands in quotes."
                : "Word " + place + " of the line is no command of '" + command + "'." + suggestions;
    }

    private static String wanted(ArgSpec argument) {
        Class<?>[] types = argument.auxiliaryTypes();
        Class<?> type = types[0];
        if (types.length > 1) {
            return "written as NAME=VALUE";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return WANTED.getOrDefault(type, "not written as it should be");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String withLabel(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : name(argument);
    }
}
