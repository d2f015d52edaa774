package org.volunteerledger.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.people.People.NewVolunteer;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.testing.SampleDistrict.Size;

/** Whatever a test does, the next one begins where it did. */
final class LedgerExtensionTest {

    private static final Instant NEW_YEAR = Instant.parse("2025-12-31T16:00:00Z");

    private static VolunteerId register(VolunteerLedger ledger) {
        return ledger.people()
                .register(
                        Command.of("register", "test"),
                        new NewVolunteer("X1", PersonalData.named("王芳"), null, LocalDate.of(2025, 1, 1)));
    }

    @Nested
    @ExtendWith(LedgerExtension.class)
    final class WithoutContent {

        @RepeatedTest(2)
        void theLedgerIsEmptyAndIsTheOneOfTheStorage(VolunteerLedger ledger, FaultyStorage storage) {
            assertEquals(0, storage.changesAfter(0, 10).size());
            register(ledger);
            assertEquals(1, storage.changesAfter(0, 10).size());
        }

        @RepeatedTest(2)
        void theClockIsTheOneOfTheLedger(VolunteerLedger ledger, MutableClock clock, FaultyStorage storage) {
            assertEquals(NEW_YEAR, clock.instant());
            clock.advance(Duration.ofHours(5));
            register(ledger);
            assertEquals(
                    NEW_YEAR.plus(Duration.ofHours(5)),
                    storage.changesAfter(0, 1).get(0).record().recordedAt());
        }
    }

    @Nested
    final class WithADistrict {

        @RegisterExtension
        static final LedgerExtension LEDGER = LedgerExtension.with(Size.SMALL);

        /** What the first test has seen. */
        private static final AtomicReference<@Nullable VolunteerId> FIRST = new AtomicReference<>();

        private @Nullable VolunteerLedger ofBefore;

        @BeforeEach
        void before(VolunteerLedger ledger) {
            ofBefore = ledger;
        }

        @RepeatedTest(2)
        void eachTestBeginsWithTheSameContentAndTheSameNextId(
                VolunteerLedger ledger, MutableClock clock, FaultyStorage storage, SampleDistrict district) {
            assertSame(ofBefore, ledger);
            assertEquals(NEW_YEAR, clock.instant());
            assertEquals(Size.SMALL.volunteers(), district.volunteers().size());
            assertEquals(
                    Size.SMALL.minutes(),
                    storage.accounts(PageRequest.first(1_000)).items().stream()
                            .mapToLong(account -> account.totals().serviceMinutes())
                            .sum());
            long last =
                    district.activities().get(district.activities().size() - 1).value();
            VolunteerId registered = register(ledger);
            assertTrue(registered.value() > last, "an id that the district does not have");
            assertTrue(FIRST.compareAndSet(null, registered) || registered.equals(FIRST.get()), "the same next id");
        }

        @AfterEach
        void after(VolunteerLedger ledger) {
            assertSame(ofBefore, ledger);
        }
    }

    @Nested
    final class WithContentOfTheHost {

        private static final AtomicInteger PREPARED = new AtomicInteger();

        @RegisterExtension
        static final LedgerExtension LEDGER = LedgerExtension.prepared((ledger, clock) -> {
            PREPARED.incrementAndGet();
            clock.set(Instant.parse("2026-05-01T00:00:00Z"));
            register(ledger);
        });

        @RepeatedTest(2)
        void itIsPreparedOnceForAllTests(VolunteerLedger ledger, MutableClock clock) {
            assertEquals(1, PREPARED.get());
            assertEquals(Instant.parse("2026-05-01T00:00:00Z"), clock.instant());
            VolunteerId volunteer = ledger.people().byNumber("X1").orElseThrow().id();
            assertEquals(volunteer, register(ledger));
            ledger.people().withdraw(Command.of("withdraw", "test"), volunteer);
        }
    }

    @Nested
    final class AskedForWhatThereIsNot {

        private @Nullable ExtensionContext test;

        @RegisterExtension
        final BeforeEachCallback looking = context -> test = context;

        @Test
        void aLedgerBeforeAnyTestIsRefused() {
            ExtensionContext ofClass = Objects.requireNonNull(test).getParent().orElseThrow();
            assertThrows(
                    ParameterResolutionException.class,
                    () -> new LedgerExtension().resolveParameter(parameter(0), ofClass));
        }

        @Test
        void aDistrictWithoutOneIsRefused() {
            ExtensionContext context = Objects.requireNonNull(test);
            ParameterResolutionException error = assertThrows(
                    ParameterResolutionException.class,
                    () -> new LedgerExtension().resolveParameter(parameter(1), context));
            assertTrue(error.toString().contains("LedgerExtension.with(Size.SMALL)"));
            Object district = LedgerExtension.with(Size.SMALL).resolveParameter(parameter(1), context);
            assertEquals(SampleDistrict.class, district.getClass());
        }

        @Test
        void whatIsNotOfALedgerIsLeftToOthers() {
            ExtensionContext context = Objects.requireNonNull(test);
            assertTrue(new LedgerExtension().supportsParameter(parameter(1), context));
            assertFalse(new LedgerExtension().supportsParameter(parameter(2), context));
        }

        /** What a test may ask for: a ledger, a district, and something else. */
        @SuppressWarnings("unused") // Only its parameters are looked at.
        private static void wanted(VolunteerLedger ledger, SampleDistrict district, String other) {}

        private static ParameterContext parameter(int index) {
            Parameter wanted = Arrays.stream(AskedForWhatThereIsNot.class.getDeclaredMethods())
                    .filter(method -> method.getName().equals("wanted"))
                    .findFirst()
                    .orElseThrow()
                    .getParameters()[index];
            return (ParameterContext) Proxy.newProxyInstance(
                    ParameterContext.class.getClassLoader(),
                    new Class<?>[] {ParameterContext.class},
                    (proxy, method, arguments) -> wanted);
        }
    }
}
