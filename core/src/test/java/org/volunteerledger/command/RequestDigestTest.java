package org.volunteerledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.people.VolunteerId;

final class RequestDigestTest {

    @Test
    void equalContentHasOneDigest() {
        String digest = RequestDigest.of("a", "b", 1, new VolunteerId(3), null).finish();

        assertThat(RequestDigest.of("a")
                        .add("b")
                        .add(1)
                        .add(new VolunteerId(3))
                        .add(null)
                        .finish())
                .isEqualTo(digest);
        assertThat(digest).matches("[0-9a-f]{64}");
    }

    @Test
    void otherContentHasAnother() {
        Set<String> seen = new HashSet<>();
        for (RequestDigest digest : List.of(
                RequestDigest.of("a"),
                RequestDigest.of("ab"),
                RequestDigest.of("a", "b"),
                RequestDigest.of("a", "b", "c"),
                RequestDigest.of("a", "bc"),
                RequestDigest.of("a", List.of("b", "c")),
                RequestDigest.of("a", List.of("bc")),
                RequestDigest.of("a", List.of()),
                RequestDigest.of("a", ""),
                RequestDigest.of("a", (Object) null),
                RequestDigest.of("a", "null"),
                RequestDigest.of("a", null, "b"),
                RequestDigest.of("a", "b", null),
                RequestDigest.of("a", List.of("b"), "c"),
                RequestDigest.of("a", List.of("b", "c"), List.of()))) {
            assertThat(seen.add(digest.finish())).isTrue();
        }
    }

    @Test
    void aFinishedDigestStaysAsItIs() {
        RequestDigest digest = RequestDigest.of("a", "b");

        assertThat(digest.finish()).isEqualTo(digest.finish());
        assertThatThrownBy(() -> digest.add("c")).isInstanceOf(IllegalStateException.class);
    }
}
