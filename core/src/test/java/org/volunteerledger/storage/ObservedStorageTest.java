package org.volunteerledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.tck.ReferenceStorage;

final class ObservedStorageTest {

    private final List<String> calls = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Storage storage = ObservedStorage.of(
            ReferenceStorage.create(),
            (operation, took, failure) -> {
                assertThat(took).isEqualTo(Duration.ofNanos(5));
                calls.add(
                        operation + (failure == null ? "" : " " + failure.code().name()));
            },
            () -> nanos.addAndGet(5));

    @Test
    void aLedgerWorksOnItAsOnTheStorageAndEveryCallIsTold() {
        VolunteerLedger ledger = VolunteerLedger.over(storage, KeyRing.of("k", Map.of("k", new byte[32]), new byte[32]))
                .build();
        VolunteerId id = ledger.people()
                .register(
                        Command.of("once", "clerk"),
                        new People.NewVolunteer("V-1", PersonalData.named("Wang"), null, null));

        assertThat(calls).contains("COMMIT");
        calls.clear();
        assertThat(storage.find(Volunteer.KIND, id.value())).isPresent();
        assertThat(storage.changes(List.of("once"))).hasSize(1);
        assertThat(calls).containsExactly("FIND", "CHANGES");
    }

    @Test
    void aFailureIsToldAndThrown() {
        PageRequest nowhere = PageRequest.first(1).after("nowhere");

        assertThatThrownBy(() -> storage.list(Volunteer.KIND, Filter.ALL, nowhere))
                .isInstanceOf(InvalidInput.class);

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(Objects.toString(call)).startsWith("LIST "));
    }
}
