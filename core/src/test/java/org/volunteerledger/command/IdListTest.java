package org.volunteerledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;

final class IdListTest {

    private static final int LONGEST_ANSWER = 4000;

    @Test
    void anyIdsComeBackInTheirOrder() {
        Random random = new Random(7);
        List<VolunteerId> ids = random.longs(IdList.MAX_IDS, 1, Long.MAX_VALUE)
                .mapToObj(VolunteerId::new)
                .toList();
        String text = IdList.write(ids);
        assertThat(IdList.read(text, VolunteerId::new)).isEqualTo(ids);
        assertThat(text.length()).isLessThanOrEqualTo(LONGEST_ANSWER);
    }

    @Test
    void idsAtBothEndsFitIntoOneAnswer() {
        List<VolunteerId> ids = new java.util.ArrayList<>();
        for (int i = 0; i < IdList.MAX_IDS; i++) {
            ids.add(new VolunteerId(i % 2 == 0 ? 1 : Long.MAX_VALUE));
        }
        String text = IdList.write(ids);
        assertThat(IdList.read(text, VolunteerId::new)).isEqualTo(ids);
        assertThat(text.length()).isLessThanOrEqualTo(LONGEST_ANSWER);
    }

    @Test
    void noIdsAreATextToo() {
        String text = IdList.write(List.of());
        assertThat(text).isNotBlank();
        assertThat(IdList.read(text, VolunteerId::new)).isEmpty();
    }

    @Test
    void moreIdsThanFitAreRefused() {
        List<VolunteerId> ids = Collections.nCopies(IdList.MAX_IDS + 1, new VolunteerId(1));
        assertThatThrownBy(() -> IdList.write(ids)).isInstanceOf(InvalidInput.class);
    }
}
