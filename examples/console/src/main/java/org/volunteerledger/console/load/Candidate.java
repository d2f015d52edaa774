package org.volunteerledger.console.load;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that a name may mean.
 *
 * @param field   what it is
 * @param id      its id
 * @param towards what service with it counts towards, if a row does not say otherwise
 * @param first   its first day, or null if it has none
 * @param last    its last day, or null if it has none
 */
record Candidate(
        Field field,
        long id,
        Map<Field, Long> towards,
        @Nullable LocalDate first,
        @Nullable LocalDate last) {

    Candidate {
        towards = Collections.unmodifiableMap(new EnumMap<>(towards));
    }

    static Candidate of(Field field, long id) {
        return new Candidate(field, id, new EnumMap<>(Field.class), null, null);
    }

    boolean isThereOn(LocalDate day) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }

    /** Whether what a row says of something is what the candidate says of it. */
    boolean agrees(Field other, long otherId) {
        Long own = towards.get(other);
        return own == null || own == otherId;
    }
}
