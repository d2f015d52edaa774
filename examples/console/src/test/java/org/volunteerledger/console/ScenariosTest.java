package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
final class ScenariosTest {

    @TempDir
    private Path folder;

    @Test
    void systemsArePlayedAgainOnTheSameStore() {
        Session session = Session.onH2(folder);

        for (int run = 0; run < 2; run++) {
            Session.Result result = session.run("scenarios", "s2", "--format", "csv");

            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("rows by team.brand,5,5,yes");
            assertThat(result.err()).contains("played: 1 systems").contains("0 differ");
        }
        assertThat(session.run("verify").code()).isZero();
    }

    @Test
    void anUnknownSystemIsAMistakeOfUsage() {
        Session.Result result = Session.inMemory(folder).run("scenarios", "S99");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("A system is one of").contains("S2");
    }
}
