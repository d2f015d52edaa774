package org.volunteerledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.error.InvalidInput;

final class RetryPolicyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void thereAreOneToAThousandAttempts(int attempts) {
        assertThatThrownBy(() -> new RetryPolicy(attempts, attempt -> {})).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theStandardPausesAreShortForEveryAttempt() {
        RetryPolicy standard = RetryPolicy.standard();

        assertThat(standard.attempts()).isGreaterThan(1);
        for (int attempt = 1; attempt <= standard.attempts(); attempt += 20) {
            standard.pause().before(attempt);
        }
    }

    @Test
    void neverMeansOnce() {
        assertThat(RetryPolicy.never().attempts()).isEqualTo(1);
    }

    @Test
    void commandsHaveAKeyAndAnActor() {
        assertThatThrownBy(() -> Command.of(" ", "leader")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Command.of("key", "")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Command.of("key", "leader").requiredReason()).isInstanceOf(InvalidInput.class);
        assertThat(Command.of("key", "leader").because("why").requiredReason()).isEqualTo("why");
    }
}
