package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;

@NullMarked
final class DistrictTest {

    private static final String[] SMALL = {"district", "--scale", "0.01"};

    @TempDir
    private Path folder;

    @Test
    void everyFigureIsTheScaledOneOnEveryStorage() throws Exception {
        Session memory = Session.inMemory(folder);
        String shown = memory.output(with(SMALL, "--out", path("memory")));

        assertThat(shown)
                .containsPattern("registered volunteers .* 700 +700 +yes")
                .containsPattern("stations .* 4 +4 +yes")
                .containsPattern("teams .* 7 +7 +yes")
                .containsPattern("projects .* 210 +210 +yes")
                .containsPattern("service hours .* 36,000 +36,000 +yes")
                .containsPattern("participants .* > 1,000 +1,\\d{3} +yes")
                .containsPattern("requests served .* > 1 +\\d+ +yes")
                .containsPattern("hours of requests .* > 10 +[\\d.]+ +yes")
                .containsPattern("home visits .* 2\\d\\d *\\R")
                .containsPattern("model citizens .* 1 +1 +yes")
                .doesNotContain(" NO");
        Session h2 = Session.onH2(folder);
        assertThat(h2.output(with(SMALL, "--out", path("h2"))))
                .contains("36,000")
                .doesNotContain(" NO");
        assertThat(h2.run("verify").code()).isEqualTo(ExitCode.OK);
        assertSameStatement("memory", "h2");
    }

    @Test
    void aSecondRunFindsEverythingDoneAndChangesNothing() throws Exception {
        Session session = Session.onH2(folder);
        session.output(with(SMALL, "--out", path("first")));
        session.output("export", path("before.jsonl"));

        session.output(with(SMALL, "--out", path("second")));

        session.output("export", path("after.jsonl"));
        assertSameStatement("first", "second");
        assertThat(Files.size(folder.resolve("after.jsonl"))).isEqualTo(Files.size(folder.resolve("before.jsonl")));
        session.output("statement", "--year", "2022", "--out", path("third"));
        assertSameStatement("first", "third");
    }

    @Test
    void aRunThatWasBrokenOffIsCompletedByTheNext() throws Exception {
        Stores stores = Stores.of(InstantSource.fixed(Instant.parse("2026-11-01T04:00:00Z")), new SecureRandom());
        Session whole = Session.inMemory(folder);
        whole.output(with(SMALL, "--out", path("whole")));

        for (String where : new String[] {"Volunteers", "Care", "2022-03-01", "2022-09-01", "2023-01-01", "Honours"}) {
            int broken = run(stores, new BreakingWriter(where));
            assertThat(broken).as(where).isEqualTo(ExitCode.FAULT);
        }

        assertThat(run(stores, new StringWriter())).isEqualTo(ExitCode.OK);
        assertSameStatement("whole", "broken");
    }

    @Test
    void anotherSeedIsAnotherDistrictWithTheSameFigures() throws Exception {
        Session.inMemory(folder).output(with(SMALL, "--out", path("one")));
        String other = Session.inMemory(folder).output(with(SMALL, "--seed", "2", "--out", path("two")));

        assertThat(other).contains("36,000").doesNotContain(" NO");
        assertThat(tables("two")).isNotEqualTo(tables("one"));
    }

    @Test
    void aStoreHoldsOneDistrictOnly() {
        Session session = Session.inMemory(folder);
        session.output(with(SMALL, "--out", path("one")));

        Session.Result refused = session.run(with(SMALL, "--seed", "2", "--out", path("two")));

        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("OTHER_DISTRICT");
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        Session session = Session.inMemory(folder);

        assertThat(session.run("district", "--scale", "0.001").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(session.run("district", "--scale", "NaN").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(session.run("district", "--year", "1800").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void thePageNeedsNothingElse() throws Exception {
        Session.inMemory(folder).output(with(SMALL, "--year", "2024", "--out", path("page")));

        String page = Files.readString(folder.resolve("page/statement-2024.html"));

        assertThat(page)
                .contains("36,000", "<svg role=\"img\"", "<title>2024 ", "Hours by month", "环境整治")
                .doesNotContain("http", "<script", "src=", "url(");
    }

    @Test
    void aYearOfAnEmptyStoreIsStatedAsEmpty() throws Exception {
        Session session = Session.inMemory(folder);

        assertThat(session.output("statement", "--out", path("empty"))).containsPattern("service hours .* 0");

        assertThat(Files.readString(folder.resolve("empty/statement-2026.csv"))).contains("minutes,0");
    }

    private int run(Stores stores, Writer err) {
        Terminal terminal = Terminal.of(new StringWriter(), err, false);
        return Main.run(terminal, stores, with(SMALL, "--store", "memory", "--out", path("broken")));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String tables(String name) throws Exception {
        return Files.readString(folder.resolve(name).resolve("statement-2022-tables.csv"));
    }

    private void assertSameStatement(String one, String other) throws Exception {
        for (String file : new String[] {"statement-2022.csv", "statement-2022-tables.csv", "statement-2022.html"}) {
            assertThat(folder.resolve(other).resolve(file))
                    .hasSameTextualContentAs(folder.resolve(one).resolve(file));
        }
    }

    private static String[] with(String[] args, String... more) {
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }

    /** Breaks the program at the first line that holds a word. */
    private static final class BreakingWriter extends Writer {

        private final StringBuilder written = new StringBuilder();
        private final String word;
        private boolean broken;

        BreakingWriter(String word) {
            this.word = word;
        }

        @Override
        public void write(char[] text, int from, int length) {
            written.append(text, from, length);
            if (!broken && written.indexOf(word) >= 0) {
                broken = true;
                throw new IllegalStateException("broken off at " + word);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
