package org.volunteerledger.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;

/** A storage of which one method answers something else than the storage below. */
final class Disturbed {

    private Disturbed() {}

    /** Makes another answer out of the true one. */
    @FunctionalInterface
    interface Disturbance {
        Object instead(@Nullable Object @Nullable [] arguments, Object answer);
    }

    static Storage over(Storage storage, String method, Disturbance disturbance) {
        return (Storage) Proxy.newProxyInstance(
                Disturbed.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, called, arguments) -> {
                    Object answer;
                    try {
                        answer = called.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                    return called.getName().equals(method) ? disturbance.instead(arguments, answer) : answer;
                });
    }

    /** A storage before whose first commit something else is done, as by another process. */
    static Storage overtaken(Storage storage, Runnable other) {
        AtomicBoolean first = new AtomicBoolean(true);
        return (Storage) Proxy.newProxyInstance(
                Disturbed.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals("commit") && first.getAndSet(false)) {
                        other.run();
                    }
                    try {
                        return called.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    /** A page without its first item. */
    static Object firstEntryRemoved(Object page) {
        Slice<?> slice = (Slice<?>) page;
        List<Object> items = new ArrayList<>(slice.items());
        if (!items.isEmpty()) {
            items.remove(0);
        }
        return new Slice<>(items, slice.next());
    }
}
