package org.volunteerledger.console.store;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;

/** Where a store is: in memory, in a file of an embedded H2, or wherever a JDBC URL leads. */
public sealed interface StoreLocation {

    /** In the memory of this process. */
    record Memory() implements StoreLocation {}

    /**
     * A file of an embedded H2.
     *
     * @param path the file without its ending
     */
    record H2File(Path path) implements StoreLocation {

        private static final String ENDING = ".mv.db";

        @Override
        public Path file() {
            return path.resolveSibling(path.getFileName() + ENDING);
        }

        boolean exists() {
            return Files.exists(file());
        }

        /** Without the write delay H2 has on its own, which loses acknowledged commits when the process is killed. */
        String url() {
            return "jdbc:h2:file:" + path.toAbsolutePath() + ";WRITE_DELAY=0;CACHE_SIZE=131072";
        }
    }

    /**
     * A database.
     *
     * @param url the JDBC URL
     */
    record Jdbc(String url) implements StoreLocation {

        private static final Pattern EMBEDDED =
                Pattern.compile("jdbc:h2:(?:file:)?((?![a-z]{2,}:)[^;]+).*", Pattern.CASE_INSENSITIVE);

        private @Nullable Path embedded() {
            Matcher path = EMBEDDED.matcher(url);
            if (!path.matches()) {
                return null;
            }
            String home = path.group(1).replaceFirst("^~", Matcher.quoteReplacement(System.getProperty("user.home")));
            return new H2File(StoreLocation.path(home)).file();
        }

        /** A URL may hold a password. */
        @Override
        public String toString() {
            return url.replaceFirst("[?;].*", "");
        }
    }

    /**
     * Reads the words after {@code --store}.
     *
     * @param text the words
     * @return the location
     * @throws InvalidInput if they mean nothing
     */
    static StoreLocation parse(String text) {
        if (text.equalsIgnoreCase("memory")) {
            return new Memory();
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            return new Jdbc(text);
        }
        if (text.startsWith("h2:") && text.length() > 3) {
            return new H2File(path(text.substring(3)));
        }
        throw bad("There is no such kind of store.");
    }

    private static Path path(String text) {
        if (text.indexOf(';') >= 0) {
            throw bad("The path of an H2 file cannot have a semicolon.");
        }
        try {
            Path path = Path.of(text.endsWith(H2File.ENDING) ? text.substring(0, text.length() - 6) : text);
            if (path.getFileName() == null) {
                throw bad("The path names no file.");
            }
            return path;
        } catch (InvalidPathException e) {
            throw bad("The path cannot be understood.");
        }
    }

    private static InvalidInput bad(String message) {
        return new InvalidInput(StoreError.BAD_STORE, message, Map.of());
    }

    /**
     * The file of the database.
     *
     * @return the file, or null for a store that is in no file of this machine
     */
    default @Nullable Path file() {
        return this instanceof H2File h2 ? h2.file() : this instanceof Jdbc database ? database.embedded() : null;
    }

    /**
     * The folder beside which the keys are kept, or null for a store that is not on this machine.
     *
     * @return the path without ending of an embedded store
     */
    default @Nullable Path beside() {
        return this instanceof H2File file ? file.path() : null;
    }
}
