package org.volunteerledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.request.RequestAction;

@NullMarked
final class DistrictRolesTest {

    private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    /** A name that was misspelt, or of a command that was renamed, would silently let nobody through. */
    @Test
    void rolesNameCommandsThatThereAre() throws IOException {
        Set<String> known = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("DistrictRoles.java"))
                    .map(DistrictRolesTest::read)
                    .forEach(source -> {
                        Matcher names = NAME.matcher(source);
                        while (names.find()) {
                            known.add(names.group(1));
                        }
                    });
        }
        for (RequestAction action : RequestAction.values()) {
            known.add(action.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-request");
        }

        for (Role role : RoleBook.district().roles()) {
            Set<String> named = new TreeSet<>(role.commands());
            named.remove(Role.ALL);
            assertThat(known).as(role.name()).containsAll(named);
        }
    }

    @Test
    void everyRoleIsForSomethingOfItsOwn() {
        RoleBook book = RoleBook.district();

        assertThat(book.find("volunteer").orElseThrow().allows("sign-up")).isTrue();
        assertThat(book.find("volunteer").orElseThrow().allows("record-hours")).isFalse();
        assertThat(book.find("team-leader").orElseThrow().allows("review-attendance"))
                .isFalse();
        assertThat(book.find("district-officer").orElseThrow().allows("review-attendance"))
                .isTrue();
        assertThat(book.find("auditor").orElseThrow().allows("update-volunteer"))
                .isFalse();
        assertThat(book.find("king")).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
