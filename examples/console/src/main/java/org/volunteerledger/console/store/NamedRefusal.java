package org.volunteerledger.console.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Station;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Project;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/**
 * A refusal together with the words under which a clerk knows the records that it names by their ids. Persons go by their numbers, as
 * everywhere at the console.
 */
public final class NamedRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final List<Named<?>> NAMED = List.of(
            new Named<>(Volunteer.KIND, Volunteer::number),
            new Named<>(Activity.KIND, activity -> activity.plan().name()),
            new Named<>(Team.KIND, Team::name),
            new Named<>(Organisation.KIND, Organisation::name),
            new Named<>(Area.KIND, Area::code),
            new Named<>(Station.KIND, Station::name),
            new Named<>(Project.KIND, Project::name));

    private final transient Refused refusal;

    private NamedRefusal(Refused refusal, Map<Long, String> words) {
        super(refusal.getMessage() + text(words), refusal);
        this.refusal = refusal;
    }

    /** While the ledger is open still, so that the words can be looked up. */
    static NamedRefusal of(OpenLedger open, Refused refusal) {
        return new NamedRefusal(refusal, words(open, refusal));
    }

    /**
     * The refusal as the ledger gave it.
     *
     * @return the refusal
     */
    public Refused refusal() {
        return refusal;
    }

    /** No field says of which kind its id is, but no two records of a ledger have the same. */
    private static Map<Long, String> words(OpenLedger open, Refused refusal) {
        Map<Long, String> words = new LinkedHashMap<>();
        try {
            for (Object value : refusal.fields().values()) {
                Optional<Long> id = id(value);
                id.flatMap(each -> NAMED.stream()
                                .flatMap(named -> named.word(open, each).stream())
                                .findFirst())
                        .ifPresent(word -> words.put(id.get(), word));
            }
        } catch (LedgerException e) {
            // The refusal is what counts; without the words it is understood less well.
            return words;
        }
        return words;
    }

    private static Optional<Long> id(Object value) {
        if (value instanceof EntityId id) {
            return Optional.of(id.value());
        }
        return value instanceof Long number && number > 0 ? Optional.of(number) : Optional.empty();
    }

    private static String text(Map<Long, String> words) {
        StringBuilder text = new StringBuilder();
        words.forEach((id, word) -> text.append(System.lineSeparator())
                .append("  ")
                .append(id)
                .append(" is ")
                .append(word));
        return text.toString();
    }

    private record Named<E>(Kind<E> kind, Function<E, String> word) {

        Optional<String> word(OpenLedger open, long id) {
            return open.storage()
                    .find(kind, id)
                    .map(Versioned::entity)
                    .map(entity -> kind.name() + " " + word.apply(entity));
        }
    }
}
