package org.volunteerledger.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The options of a command line, each with a value. */
public final class Arguments {

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a command line.
     *
     * @param arguments names and values in turns
     * @param defaults  all names that there are, with the value that each has unless given; empty for none
     * @throws IllegalArgumentException if a name is not known or has no value
     */
    public static Arguments parse(List<String> arguments, Map<String, String> defaults) {
        Map<String, String> values = new HashMap<>(defaults);
        for (Iterator<String> i = arguments.iterator(); i.hasNext(); ) {
            String name = i.next();
            if (!defaults.containsKey(name) || !i.hasNext()) {
                throw new IllegalArgumentException(
                        "the arguments are any of " + new TreeSet<>(defaults.keySet()) + ", each with a value");
            }
            values.put(name, i.next());
        }
        return new Arguments(values);
    }

    /** A text; empty if there is none. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** A whole number, with K or M for thousands or millions. */
    public int count(String name) {
        String text = text(name).toUpperCase(Locale.ROOT);
        int unit = text.endsWith("M") ? 1_000_000 : text.endsWith("K") ? 1_000 : 1;
        return Math.multiplyExact(Integer.parseInt(unit == 1 ? text : text.substring(0, text.length() - 1)), unit);
    }

    /** A whole number of any size. */
    public long number(String name) {
        return Long.parseLong(text(name));
    }

    /** A number with a fraction. */
    public double fraction(String name) {
        return Double.parseDouble(text(name));
    }

    /** A file, or null if there is none. */
    public @Nullable Path file(String name) {
        String text = text(name);
        return text.isEmpty() ? null : Path.of(text);
    }
}
