package org.volunteerledger.console.load;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.ledger.Attribution;

/** Finds what rows refer to, for many rows at once, and registers what is missing if that is wanted. */
final class References {

    /** What is stated narrows the meaning of what comes after it. */
    private static final List<Field> ORDER = List.of(
            Field.VOLUNTEER,
            Field.ORGANISATION,
            Field.AREA,
            Field.STATION,
            Field.CATEGORY,
            Field.TEAM,
            Field.PROJECT,
            Field.ACTIVITY);

    private static final long ASSUMED = 1;

    private final Columns columns;
    private final Directory directory;
    private final @Nullable Registrar registrar;
    private final boolean assuming;
    private final Map<Field, Map<String, List<Candidate>>> found = new EnumMap<>(Field.class);
    private Map<String, LedgerException> refused = Map.of();

    /**
     * Over a directory.
     *
     * @param columns   which fields the file has
     * @param directory what there is
     * @param registrar registers what is missing, or null to refuse it
     * @param assuming  whether to go on as if what is missing had been registered, to see what would happen
     */
    References(Columns columns, Directory directory, @Nullable Registrar registrar, boolean assuming) {
        this.columns = columns;
        this.directory = directory;
        this.registrar = registrar;
        this.assuming = assuming;
    }

    /** Reads what rows refer to; after this, they can be looked up one by one. */
    void prepare(Collection<ServiceRow> rows) {
        found.clear();
        for (Field field : ORDER) {
            Set<String> texts = new HashSet<>();
            rows.forEach(row -> {
                String text = row.reference(field);
                if (text != null) {
                    texts.add(text);
                }
            });
            found.put(field, new HashMap<>(directory.find(field, texts)));
        }
        if (registrar != null) {
            registerVolunteers(registrar, rows);
        }
    }

    Attribution of(ServiceRow row) throws CellFault {
        Map<Field, Long> ids = new EnumMap<>(Field.class);
        Map<Field, Candidate> chosen = new EnumMap<>(Field.class);
        for (Field field : ORDER) {
            String text = row.reference(field);
            if (text != null) {
                Candidate candidate = choose(field, text, ids, row);
                ids.put(field, candidate.id());
                chosen.put(field, candidate);
            }
        }
        // What the file has no column for follows from what it names, the closest first.
        for (Field field : List.of(Field.ACTIVITY, Field.PROJECT, Field.TEAM, Field.STATION)) {
            Candidate candidate = chosen.get(field);
            if (candidate != null) {
                candidate.towards().forEach((other, id) -> {
                    if (!columns.has(other)) {
                        ids.putIfAbsent(other, id);
                    }
                });
            }
        }
        return attribution(ids);
    }

    private Candidate choose(Field field, String text, Map<Field, Long> ids, ServiceRow row) throws CellFault {
        List<Candidate> candidates = narrowed(field, text, ids, row);
        if (candidates.size() > 1) {
            throw CellFault.of(
                    field,
                    LoadError.AMBIGUOUS,
                    candidates.size() + " records of " + field.label() + " have that name.");
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        LedgerException why = field == Field.VOLUNTEER ? refused.get(text) : null;
        if (why != null) {
            throw CellFault.of(columns.has(Field.VOLUNTEER_NAME) ? Field.VOLUNTEER_NAME : field, why);
        }
        if (assuming) {
            return Candidate.of(field, ASSUMED);
        }
        if (registrar == null || field == Field.VOLUNTEER) {
            throw CellFault.of(
                    field, LoadError.UNKNOWN, "There is no " + field.label() + " of that number, code or name.");
        }
        Candidate made;
        try {
            made = registrar.register(field, text, ids, row);
        } catch (org.volunteerledger.error.InvalidInput | org.volunteerledger.error.Refused e) {
            throw CellFault.of(field, e);
        }
        Objects.requireNonNull(found.get(field)).put(text, List.of(made));
        return made;
    }

    /** Of several records with one name, those that agree with what the row says besides, then those that were there on the day. */
    private List<Candidate> narrowed(Field field, String text, Map<Field, Long> ids, ServiceRow row) {
        List<Candidate> candidates = Objects.requireNonNull(found.get(field)).getOrDefault(text, List.of());
        if (candidates.size() > 1) {
            candidates = narrower(
                    candidates,
                    candidate -> ids.entrySet().stream().allMatch(id -> candidate.agrees(id.getKey(), id.getValue())));
        }
        if (candidates.size() > 1) {
            candidates = narrower(
                    candidates, candidate -> candidate.isThereOn(row.time().day()));
        }
        return candidates;
    }

    /** If none is left the name is as ambiguous as before. */
    private static List<Candidate> narrower(
            List<Candidate> candidates, java.util.function.Predicate<Candidate> condition) {
        List<Candidate> left = candidates.stream().filter(condition).toList();
        return left.isEmpty() ? candidates : left;
    }

    private void registerVolunteers(Registrar with, Collection<ServiceRow> rows) {
        Map<String, List<Candidate>> known = Objects.requireNonNull(found.get(Field.VOLUNTEER));
        Map<String, String> missing = new LinkedHashMap<>();
        for (ServiceRow row : rows) {
            String number = row.reference(Field.VOLUNTEER);
            if (number != null && !known.containsKey(number)) {
                String name = row.name();
                missing.putIfAbsent(number, name == null ? number : name);
            }
        }
        refused = missing.isEmpty() ? Map.of() : with.registerVolunteers(missing);
        known.putAll(directory.find(Field.VOLUNTEER, missing.keySet()));
    }

    private static Attribution attribution(Map<Field, Long> ids) {
        return new Attribution(
                orNone(ids, Field.VOLUNTEER),
                orNone(ids, Field.ACTIVITY),
                orNone(ids, Field.PROJECT),
                orNone(ids, Field.TEAM),
                orNone(ids, Field.ORGANISATION),
                orNone(ids, Field.AREA),
                orNone(ids, Field.STATION),
                orNone(ids, Field.CATEGORY));
    }

    private static long orNone(Map<Field, Long> ids, Field field) {
        Long id = ids.get(field);
        return id == null ? Attribution.NONE : id;
    }
}
