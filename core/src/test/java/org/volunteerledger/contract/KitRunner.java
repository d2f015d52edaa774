package org.volunteerledger.contract;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.StorageContract;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.UnexpectedErrors;

/** Runs the test methods of a contract on a storage until one fails, as JUnit would report it. */
final class KitRunner {

    private final UnaryOperator<Storage> breaking;

    KitRunner(UnaryOperator<Storage> breaking) {
        this.breaking = breaking;
    }

    /** The first test of a contract that fails, with its message. */
    Optional<String> firstFailure(Class<? extends StorageContract> contract) throws ReflectiveOperationException {
        return firstFailure(contract, new ArrayList<>());
    }

    /** The same; the messages of the tests that were skipped go into the list. */
    Optional<String> firstFailure(Class<? extends StorageContract> contract, List<String> skipped)
            throws ReflectiveOperationException {
        for (Method test : methods(contract, Test.class)) {
            StorageContract instance = instance(contract);
            instance.openStorage(new NoInfo());
            try {
                prepare(instance, contract);
                test.invoke(instance);
            } catch (InvocationTargetException e) {
                String cause = String.valueOf(UnexpectedErrors.told(Objects.requireNonNull(e.getCause())));
                if (!cause.startsWith("org.opentest4j.TestAbortedException")) {
                    return Optional.of(contract.getSimpleName() + "." + test.getName() + ": " + cause);
                }
                skipped.add(cause);
            } finally {
                instance.discardStorage();
            }
        }
        return Optional.empty();
    }

    /** What JUnit calls before a test: the methods of superclasses first, without the one that opens the storage. */
    private static void prepare(StorageContract instance, Class<?> contract) throws ReflectiveOperationException {
        if (contract == StorageContract.class) {
            return;
        }
        prepare(instance, contract.getSuperclass());
        for (Method before : methods(contract, BeforeEach.class)) {
            before.invoke(instance);
        }
    }

    private static List<Method> methods(Class<?> contract, Class<? extends Annotation> annotation) {
        List<Method> methods = Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(annotation))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        methods.forEach(method -> method.setAccessible(true));
        return methods;
    }

    /** Every handle is broken alike. */
    private StorageFixture fixture() {
        return new StorageFixture() {
            private final IdentityHashMap<Storage, ReferenceStorage> sound = new IdentityHashMap<>();

            @Override
            public Storage open(TestInfo test) {
                return handle(ReferenceStorage.create());
            }

            @Override
            public Optional<Storage> openAgain(Storage storage) {
                return Optional.of(
                        handle(Objects.requireNonNull(sound.get(storage)).again()));
            }

            private Storage handle(ReferenceStorage storage) {
                Storage broken = breaking.apply(storage);
                sound.put(broken, storage);
                return broken;
            }
        };
    }

    private StorageContract instance(Class<? extends StorageContract> contract) throws ReflectiveOperationException {
        AllContracts kit = new AllContracts() {
            @Override
            protected StorageFixture fixture() {
                return KitRunner.this.fixture();
            }
        };
        for (Class<?> member : AllContracts.class.getDeclaredClasses()) {
            if (member.getSuperclass() == contract) {
                Constructor<?> constructor = member.getDeclaredConstructor(AllContracts.class);
                constructor.setAccessible(true);
                return contract.cast(constructor.newInstance(kit));
            }
        }
        throw new IllegalArgumentException(contract + " is not in the kit");
    }

    /** Contracts do not look at it. */
    private static final class NoInfo implements TestInfo {

        @Override
        public String getDisplayName() {
            return "";
        }

        @Override
        public Set<String> getTags() {
            return Set.of();
        }

        @Override
        public Optional<Class<?>> getTestClass() {
            return Optional.empty();
        }

        @Override
        public Optional<Method> getTestMethod() {
            return Optional.empty();
        }
    }
}
