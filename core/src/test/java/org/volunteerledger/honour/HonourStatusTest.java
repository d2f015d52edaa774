package org.volunteerledger.honour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NullMarked
final class HonourStatusTest {

    @Test
    void whatIsOverHasNoStepsAndIsNotHeld() {
        assertThat(with(HonourStatus::isFinal))
                .isEqualTo(EnumSet.of(HonourStatus.REJECTED, HonourStatus.WITHDRAWN, HonourStatus.REVOKED));
        assertThat(with(HonourStatus::isStanding)).isEqualTo(EnumSet.of(HonourStatus.AWARDED, HonourStatus.PUBLISHED));
    }

    @ParameterizedTest
    @EnumSource(HonourStep.class)
    void everyStepLeadsSomewhere(HonourStep step) {
        assertThat(with(status -> status.after(step).isPresent())).isNotEmpty();
    }

    @Test
    void anAwardNeedsAPublicNotice() {
        assertThat(with(status -> status.after(HonourStep.AWARD).isPresent()))
                .isEqualTo(EnumSet.of(HonourStatus.ANNOUNCED));
        assertThat(with(status -> status.after(HonourStep.ANNOUNCE).isPresent()))
                .isEqualTo(EnumSet.of(HonourStatus.ENDORSED));
    }

    private static Set<HonourStatus> with(java.util.function.Predicate<HonourStatus> condition) {
        return Arrays.stream(HonourStatus.values()).filter(condition).collect(Collectors.toSet());
    }
}
