package org.volunteerledger.tck;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What belongs to the kit, read from the one list of it, {@link AllContracts}. */
public final class TckManifest {

    private TckManifest() {}

    /**
     * All contracts.
     *
     * @return the classes whose tests {@link AllContracts} runs, by name
     */
    public static List<Class<? extends StorageContract>> contracts() {
        return contracts(members());
    }

    /**
     * The contracts of a group.
     *
     * @param tag {@link AllContracts#STORAGE} or {@link AllContracts#DOMAIN}
     * @return the classes, by name
     */
    public static List<Class<? extends StorageContract>> contracts(String tag) {
        return contracts(members()
                .filter(member -> Arrays.stream(member.getAnnotationsByType(Tag.class))
                        .anyMatch(carried -> carried.value().equals(tag))));
    }

    private static Stream<Class<?>> members() {
        return Arrays.stream(AllContracts.class.getDeclaredClasses())
                .filter(member -> member.isAnnotationPresent(Nested.class));
    }

    private static List<Class<? extends StorageContract>> contracts(Stream<Class<?>> members) {
        return members.<Class<? extends StorageContract>>map(
                        member -> member.getSuperclass().asSubclass(StorageContract.class))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }
}
