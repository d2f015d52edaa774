package org.volunteerledger.console.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePanel;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.duty.agreement.Agreement;
import org.volunteerledger.duty.desk.ServiceDesk;
import org.volunteerledger.duty.lists.ListItem;
import org.volunteerledger.duty.programme.Programme;
import org.volunteerledger.duty.roster.DutyRoster;
import org.volunteerledger.duty.roster.DutyTurn;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.HonourKind;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Station;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Brand;
import org.volunteerledger.team.Ceremony;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/**
 * A refusal together with the words under which a clerk knows the records that it names by their ids. Persons go by their numbers, as
 * everywhere at the console.
 */
public final class NamedRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final List<Named<?>> NAMED = List.of(
            Named.of(Volunteer.KIND, Volunteer::number),
            Named.of(Activity.KIND, activity -> activity.plan().name()),
            Named.of(Team.KIND, Team::name),
            Named.of(Organisation.KIND, Organisation::name),
            Named.of(Area.KIND, Area::code),
            Named.of(Station.KIND, Station::name),
            Named.of(Project.KIND, Project::name),
            Named.of(Brand.KIND, Brand::name),
            Named.of(ServiceCategory.KIND, ServiceCategory::code),
            Named.of(Ceremony.KIND, Ceremony::title),
            Named.of(CarePanel.KIND, CarePanel::name),
            Named.of(DutyRoster.KIND, roster -> roster.plan().name()),
            Named.of(DutyTurn.KIND, turn -> turn.post() + " on " + turn.day()),
            Named.of(ServiceDesk.KIND, ServiceDesk::name),
            Named.of(Agreement.KIND, agreement -> agreement.terms().name()),
            Named.of(Programme.KIND, programme -> programme.plan().name()),
            Named.of(ListItem.KIND, ListItem::title),
            Named.of(ServiceRequest.KIND, request -> request.need().title()),
            Named.of(HonourKind.KIND, HonourKind::name),
            Named.of(Certificate.KIND, Certificate::number),
            new Named<>(Enrolment.KIND, NamedRefusal::enrolment),
            new Named<>(CarePairing.KIND, NamedRefusal::pairing));

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
            refusal.fields().values().stream()
                    .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                    .flatMap(value -> id(value).stream())
                    .forEach(id -> NAMED.stream()
                            .flatMap(named -> named.word(open, id).stream())
                            .findFirst()
                            .ifPresent(word -> words.put(id, word)));
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

    private static String enrolment(OpenLedger open, Enrolment enrolment) {
        return "of " + word(open, Volunteer.KIND, enrolment.volunteer(), Volunteer::number) + " in "
                + word(
                        open,
                        Activity.KIND,
                        enrolment.activity(),
                        activity -> activity.plan().name());
    }

    private static String pairing(OpenLedger open, CarePairing pairing) {
        return "of " + word(open, Volunteer.KIND, pairing.volunteer(), Volunteer::number) + " with recipient "
                + pairing.recipient().value();
    }

    private static <E> String word(OpenLedger open, Kind<E> kind, EntityId id, Function<E, String> word) {
        return Named.of(kind, word).word(open, id.value()).orElse(kind.name() + " " + id.value());
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

    private record Named<E>(Kind<E> kind, BiFunction<OpenLedger, E, String> word) {

        static <E> Named<E> of(Kind<E> kind, Function<E, String> word) {
            return new Named<>(kind, (open, entity) -> word.apply(entity));
        }

        Optional<String> word(OpenLedger open, long id) {
            return open.storage()
                    .find(kind, id)
                    .map(Versioned::entity)
                    .map(entity -> kind.name() + " " + word.apply(open, entity));
        }
    }
}
