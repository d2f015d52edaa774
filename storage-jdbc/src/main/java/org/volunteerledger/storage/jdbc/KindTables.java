package org.volunteerledger.storage.jdbc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.volunteerledger.storage.Kind;

/** The tables of all kinds that a storage was given. */
final class KindTables {

    private final Map<String, KindTable<?>> tables = new LinkedHashMap<>();

    KindTables(Collection<Kind<?>> kinds, TableNames names) {
        BodyMemo memo = new BodyMemo();
        for (Kind<?> kind : kinds) {
            if (tables.put(kind.name(), new KindTable<>(kind, names, memo)) != null) {
                throw new IllegalArgumentException("kind " + kind + " was given twice");
            }
        }
    }

    List<Kind<?>> kinds() {
        return tables.values().stream().<Kind<?>>map(KindTable::kind).toList();
    }

    /** The table of a kind. */
    @SuppressWarnings("unchecked")
    <E> KindTable<E> of(Kind<E> kind) {
        KindTable<?> table = tables.get(kind.name());
        if (table == null || table.kind() != kind) {
            throw new IllegalArgumentException("kind " + kind + " was not given to the storage when it was opened");
        }
        return (KindTable<E>) table;
    }
}
