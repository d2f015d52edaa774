package org.volunteerledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That the library publishes what the catalogue says, the contracts show; here is what a line of it means. */
final class EventTypeTest {

    private static final EventType TYPE =
            new EventType("enrolment-ended", "enrolment", Set.of("status"), Set.of("why"), "An enrolment ended.");

    @Test
    void anEventHasTheFieldsThatAreInEachAndNoneThatIsNotNamed() {
        assertThat(TYPE.describes(event("enrolment-ended", "enrolment", Map.of("status", "x"))))
                .isTrue();
        assertThat(TYPE.describes(event("enrolment-ended", "enrolment", Map.of("status", "x", "why", "y"))))
                .isTrue();
        assertThat(TYPE.describes(event("enrolment-ended", "enrolment", Map.of("why", "y"))))
                .isFalse();
        assertThat(TYPE.describes(event("enrolment-ended", "enrolment", Map.of("status", "x", "by", "y"))))
                .isFalse();
        assertThat(TYPE.describes(event("enrolment-ended", "activity", Map.of("status", "x"))))
                .isFalse();
        assertThat(TYPE.describes(event("signed-up", "enrolment", Map.of("status", "x"))))
                .isFalse();
    }

    @Test
    void everyLineOfTheCatalogueIsThereOnceAndIsASentence() {
        assertThat(EventType.all())
                .isSortedAccordingTo(Comparator.comparing(EventType::name).thenComparing(EventType::subject))
                .allSatisfy(type -> assertThat(type.meaning()).matches("[A-Z].*\\."));
        assertThat(EventType.all().stream().map(type -> type.name() + " " + type.subject()))
                .doesNotHaveDuplicates();
        assertThat(EventType.all()).anySatisfy(type -> {
            assertThat(type.name()).isEqualTo("enrolment-ended");
            assertThat(type.fields()).containsExactly("status");
            assertThat(type.optional()).containsExactly("why");
        });
    }

    private static DomainEvent event(String type, String subject, Map<String, String> data) {
        return new DomainEvent(type, subject, 1, data);
    }
}
