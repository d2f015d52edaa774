package org.volunteerledger.console.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
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

    /** What a team, project or activity belongs to. */
    private static final List<Field> OWNERS = List.of(Field.ORGANISATION, Field.TEAM, Field.PROJECT);

    private static final long ASSUMED = 1;

    private final Columns columns;
    private final Directory directory;
    private final @Nullable Registrar registrar;
    private final boolean assuming;
    private final Map<Field, Map<String, List<Candidate>>> found = new EnumMap<>(Field.class);
    private final Map<Field, Set<Long>> unspecified = new EnumMap<>(Field.class);
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
        unspecified.clear();
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
            boolean others = Objects.requireNonNull(found.get(field)).containsKey(text);
            throw CellFault.of(
                    field,
                    LoadError.UNKNOWN,
                    "There is no " + field.label() + " of that number, code or name"
                            + (others ? " that belongs to what the row names besides." : "."));
        }
        Candidate made = registered(registrar, field, text, ids, row);
        Map<String, List<Candidate>> known = Objects.requireNonNull(found.get(field));
        List<Candidate> same = new ArrayList<>(known.getOrDefault(text, List.of()));
        same.removeIf(candidate -> candidate.id() == made.id());
        same.add(made);
        known.put(text, same);
        unspecified.clear();
        return made;
    }

    private static Candidate registered(Registrar with, Field field, String text, Map<Field, Long> ids, ServiceRow row)
            throws CellFault {
        try {
            return with.register(field, text, ids, row);
        } catch (InvalidInput | Refused e) {
            throw CellFault.of(field, e);
        }
    }

    /**
     * Those of a name that belong to the team, project and organisation that the row names: what another one owns is another record,
     * even if it is the only one of that name. One that was made for rows without an owner may be anybody's.
     */
    private List<Candidate> owned(Field field, String text, Map<Field, Long> ids) {
        List<Candidate> all = Objects.requireNonNull(found.get(field)).getOrDefault(text, List.of());
        List<Candidate> own = all.stream()
                .filter(candidate -> OWNERS.stream().allMatch(owner -> agrees(candidate, owner, ids)))
                .toList();
        return !own.isEmpty()
                ? own
                : all.stream()
                        .filter(candidate -> OWNERS.stream()
                                .allMatch(owner -> agrees(candidate, owner, ids) || isNobodys(candidate, owner)))
                        .toList();
    }

    private static boolean agrees(Candidate candidate, Field owner, Map<Field, Long> ids) {
        Long id = ids.get(owner);
        return id == null || candidate.agrees(owner, id);
    }

    private boolean isNobodys(Candidate candidate, Field owner) {
        return unspecified
                .computeIfAbsent(
                        owner,
                        field -> directory
                                .find(field, Set.of(Registrar.UNSPECIFIED))
                                .getOrDefault(Registrar.UNSPECIFIED, List.of())
                                .stream()
                                .map(Candidate::id)
                                .collect(Collectors.toSet()))
                .contains(candidate.towards().get(owner));
    }

    /** Of several records with one name, those that agree with what the row says besides, then those that were there on the day. */
    private List<Candidate> narrowed(Field field, String text, Map<Field, Long> ids, ServiceRow row) {
        List<Candidate> candidates = owned(field, text, ids);
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
