package org.volunteerledger.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.error.Check;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.memory.MemorySnapshot;
import org.volunteerledger.storage.memory.MemoryStorage;
import org.volunteerledger.testing.SampleDistrict.Size;

/**
 * Gives each test a ledger of its own in memory, which begins with the same content, at the same time and with the same next id, whatever
 * other tests do, before it or beside it. What it begins with is made once for all tests.
 *
 * <p>A test, or what runs before or after each test, may ask for a {@link VolunteerLedger}, its {@link MutableClock}, its
 * {@link FaultyStorage}, and, after {@link #with(Size)}, the {@link SampleDistrict}. The clock stands where the preparation left it; without
 * one at the first of January 2026 in the zone of the ledger.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LedgerExtension LEDGER = LedgerExtension.with(Size.SMALL);
 *
 * @Test
 * void everybodyHasServed(VolunteerLedger ledger, SampleDistrict district) { ... }
 * }</pre>
 *
 * <p>Only this class needs JUnit, which whoever uses it has among the dependencies already.
 */
public final class LedgerExtension implements ParameterResolver {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGINNING =
            LocalDate.of(SampleDistrict.YEAR + 1, 1, 1).atStartOfDay(ZONE).toInstant();
    private static final long SEED = 1;
    private static final Namespace NAMESPACE = Namespace.create(LedgerExtension.class);

    private final Preparation preparation;

    /** Ledgers without content, for {@code @ExtendWith}. */
    public LedgerExtension() {
        this((ledger, clock) -> null);
    }

    private LedgerExtension(Preparation preparation) {
        this.preparation = preparation;
    }

    /**
     * Ledgers that begin with a sample district, always the same one. All test classes that ask for the same size share what it costs.
     *
     * @param size how large
     * @return the extension
     */
    public static LedgerExtension with(Size size) {
        return new LedgerExtension(new District(Check.given("size", size)));
    }

    /**
     * Ledgers that begin with what the host needs.
     *
     * @param preparation is called once, with an empty ledger and its clock
     * @return the extension
     */
    public static LedgerExtension prepared(BiConsumer<VolunteerLedger, MutableClock> preparation) {
        Check.given("preparation", preparation);
        return new LedgerExtension((ledger, clock) -> {
            preparation.accept(ledger, clock);
            return null;
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == VolunteerLedger.class
                || type == MutableClock.class
                || type == FaultyStorage.class
                || type == SampleDistrict.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("Each test has a ledger of its own, so ask for it in the test,"
                    + " or in what runs before or after each test.");
        }
        World world = world(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == VolunteerLedger.class) {
            return world.ledger;
        }
        if (type == MutableClock.class) {
            return world.clock;
        }
        if (type == FaultyStorage.class) {
            return world.storage;
        }
        if (world.district == null) {
            throw new ParameterResolutionException(
                    "There is no sample district; register LedgerExtension.with(Size.SMALL) or a larger one.");
        }
        return world.district;
    }

    private World world(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(this, own -> World.from(start(context)), World.class);
    }

    private Start start(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(preparation, LedgerExtension::prepare, Start.class);
    }

    private static Start prepare(Preparation preparation) {
        MemoryStorage storage = MemoryStorage.create();
        World world = World.over(storage, BEGINNING, 0, null);
        SampleDistrict district = preparation.prepare(world.ledger, world.clock);
        return new Start(storage.snapshot(), world.clock.instant(), world.ids.get(), district);
    }

    /** Fills an empty ledger. */
    @FunctionalInterface
    private interface Preparation {
        @Nullable SampleDistrict prepare(VolunteerLedger ledger, MutableClock clock);
    }

    /** Equal to every other one of the same size, so that it is made once. */
    private record District(Size size) implements Preparation {
        @Override
        public SampleDistrict prepare(VolunteerLedger ledger, MutableClock clock) {
            return SampleDistrict.make(ledger, clock, size, SEED);
        }
    }

    /** With what each test begins. */
    private record Start(
            MemorySnapshot snapshot,
            Instant now,
            long lastId,
            @Nullable SampleDistrict district) {}

    /** What one test works with. */
    private record World(
            FaultyStorage storage,
            VolunteerLedger ledger,
            MutableClock clock,
            AtomicLong ids,
            @Nullable SampleDistrict district) {

        private static final KeyRing KEYS = KeyRing.of("test", Map.of("test", new byte[32]), new byte[32]);

        static World from(Start start) {
            return over(MemoryStorage.copyOf(start.snapshot), start.now, start.lastId, start.district);
        }

        static World over(MemoryStorage memory, Instant now, long lastId, @Nullable SampleDistrict district) {
            FaultyStorage storage = FaultyStorage.over(memory);
            MutableClock clock = MutableClock.at(now, ZONE);
            AtomicLong ids = new AtomicLong(lastId);
            VolunteerLedger ledger = VolunteerLedger.over(storage, KEYS)
                    .zone(ZONE)
                    .clock(clock)
                    .ids(ids::incrementAndGet)
                    .build();
            return new World(storage, ledger, clock, ids, district);
        }
    }
}
