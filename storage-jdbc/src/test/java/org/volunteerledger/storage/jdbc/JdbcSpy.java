package org.volunteerledger.storage.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Stands between the storage and a driver, and is told about every call of JDBC. */
@NullMarked
final class JdbcSpy {

    /** Sees the calls; what it throws, the storage gets in place of the result. */
    interface Listener {

        /** Before a call reaches the driver. */
        default void before(String call, @Nullable Object @Nullable [] arguments) throws SQLException {}

        /** After the driver has done it. */
        default void after(String call) throws SQLException {}
    }

    private static final List<Class<?>> WATCHED =
            List.of(PreparedStatement.class, Statement.class, Connection.class, ResultSet.class);

    private JdbcSpy() {}

    static DataSource on(DataSource source, Listener listener) {
        return proxy(DataSource.class, source, listener);
    }

    static Connection on(Connection connection, Listener listener) {
        return proxy(Connection.class, connection, listener);
    }

    private static <T> T proxy(Class<T> type, Object target, Listener listener) {
        return type.cast(Proxy.newProxyInstance(
                JdbcSpy.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(type, target, method, arguments, listener)));
    }

    private static @Nullable Object call(
            Class<?> type, Object target, Method method, @Nullable Object @Nullable [] arguments, Listener listener)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(target, arguments);
        }
        String call = type.getSimpleName() + "." + method.getName();
        listener.before(call, arguments);
        Object result;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        listener.after(call);
        return result instanceof Savepoint ? result : watched(method.getReturnType(), result, listener);
    }

    private static @Nullable Object watched(Class<?> declared, @Nullable Object result, Listener listener) {
        if (result == null) {
            return null;
        }
        for (Class<?> type : WATCHED) {
            if (declared == type) {
                return proxy(type, result, listener);
            }
        }
        return result;
    }
}
