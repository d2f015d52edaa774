package org.volunteerledger.contract;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.AggregationContract;
import org.volunteerledger.tck.AttendanceScenarioContract;
import org.volunteerledger.tck.ChangeFeedContract;
import org.volunteerledger.tck.ChangeSetContract;
import org.volunteerledger.tck.ConcurrencyContract;
import org.volunteerledger.tck.EntityContract;
import org.volunteerledger.tck.IdempotencyContract;
import org.volunteerledger.tck.LedgerContract;
import org.volunteerledger.tck.LifecycleContract;
import org.volunteerledger.tck.PagingContract;
import org.volunteerledger.tck.RandomHistoryContract;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.tck.ServiceScenarioContract;
import org.volunteerledger.tck.StorageContract;
import org.volunteerledger.tck.StorageFixture;
import org.volunteerledger.tck.TeamScenarioContract;
import org.volunteerledger.tck.TextContract;
import org.volunteerledger.tck.UniqueKeyContract;

/** Runs the test methods of a contract on a storage until one fails, as JUnit would report it. */
final class KitRunner {

    private final UnaryOperator<Storage> breaking;

    KitRunner(UnaryOperator<Storage> breaking) {
        this.breaking = breaking;
    }

    /** The first test of a contract that fails, with its message. */
    Optional<String> firstFailure(Class<? extends StorageContract> contract) throws ReflectiveOperationException {
        for (Method test : methods(contract, Test.class)) {
            StorageContract instance = instance(contract);
            instance.openStorage(new NoInfo());
            try {
                for (Method before : methods(contract, BeforeEach.class)) {
                    before.invoke(instance);
                }
                test.invoke(instance);
            } catch (InvocationTargetException e) {
                if (!String.valueOf(e.getCause()).startsWith("org.opentest4j.TestAbortedException")) {
                    return Optional.of(contract.getSimpleName() + "." + test.getName() + ": " + e.getCause());
                }
            } finally {
                instance.discardStorage();
            }
        }
        return Optional.empty();
    }

    private static List<Method> methods(
            Class<? extends StorageContract> contract, Class<? extends Annotation> annotation) {
        List<Method> methods = Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(annotation))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        methods.forEach(method -> method.setAccessible(true));
        return methods;
    }

    private StorageFixture fixture() {
        return new StorageFixture() {
            @Override
            public Storage open(TestInfo test) {
                return breaking.apply(ReferenceStorage.create());
            }

            @Override
            public Optional<Storage> openAgain(Storage storage) {
                return Optional.empty();
            }
        };
    }

    private StorageContract instance(Class<? extends StorageContract> contract) {
        StorageFixture fixture = fixture();
        if (contract == EntityContract.class) {
            return new EntityContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == PagingContract.class) {
            return new PagingContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == UniqueKeyContract.class) {
            return new UniqueKeyContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == ChangeSetContract.class) {
            return new ChangeSetContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == IdempotencyContract.class) {
            return new IdempotencyContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == LedgerContract.class) {
            return new LedgerContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == AggregationContract.class) {
            return new AggregationContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == ChangeFeedContract.class) {
            return new ChangeFeedContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == TextContract.class) {
            return new TextContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == LifecycleContract.class) {
            return new LifecycleContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == RandomHistoryContract.class) {
            return new RandomHistoryContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == ConcurrencyContract.class) {
            return new ConcurrencyContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == TeamScenarioContract.class) {
            return new TeamScenarioContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == ServiceScenarioContract.class) {
            return new ServiceScenarioContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        if (contract == AttendanceScenarioContract.class) {
            return new AttendanceScenarioContract() {
                @Override
                protected StorageFixture fixture() {
                    return fixture;
                }
            };
        }
        throw new IllegalArgumentException("KitRunner does not know " + contract);
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
