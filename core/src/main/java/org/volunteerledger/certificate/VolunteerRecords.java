package org.volunteerledger.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Check;
import org.volunteerledger.honour.Honour;
import org.volunteerledger.honour.HonourFilter;
import org.volunteerledger.honour.HonourKind;
import org.volunteerledger.honour.Honours;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.honour.Stars;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonMerges;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.request.RequestBoard;
import org.volunteerledger.request.ServiceRating;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;

/** Reads what is recorded about a volunteer, in the five groups of Order 67, and writes it for a higher-level platform. Thread-safe. */
public final class VolunteerRecords {

    /** The most entries of one part. */
    public static final int MAX_ENTRIES = 1_000;

    /** The most honours. */
    public static final int MAX_HONOURS = 1_000;

    private final Storage storage;
    private final People people;
    private final Honours honours;
    private final Stars stars;
    private final PersonMerges merges;
    private final RequestBoard requests;
    private final JsonCodec json = JsonCodec.shared();

    private VolunteerRecords(
            Storage storage, People people, Honours honours, Stars stars, PersonMerges merges, RequestBoard requests) {
        this.storage = storage;
        this.people = people;
        this.honours = honours;
        this.stars = stars;
        this.merges = merges;
        this.requests = requests;
    }

    /**
     * Over a storage.
     *
     * @param storage the storage
     * @param people  reveals personal data
     * @param honours the register of honours
     * @param stars   the star levels
     * @param merges  knows the records that were given up for another, whose honours are the person's too
     * @param requests knows how services were rated
     * @return the look-ups
     */
    public static VolunteerRecords over(
            Storage storage, People people, Honours honours, Stars stars, PersonMerges merges, RequestBoard requests) {
        return new VolunteerRecords(storage, people, honours, stars, merges, requests);
    }

    /**
     * The records of a volunteer. That they were read, by whom and for which purpose is recorded before they are shown.
     *
     * @param command   who asks, with the purpose as reason, and under which key
     * @param volunteer the volunteer
     * @param after     after which sequence of the account, 0 for the first part
     * @param limit     the most entries of service and training together, 1 to {@value #MAX_ENTRIES}
     * @return the records; personal data, honours and evaluation are in every part
     * @throws org.volunteerledger.error.Refused as for {@link People#reveal}
     */
    public RecordGroups read(Command command, VolunteerId volunteer, long after, int limit) {
        Check.range("limit", limit, 1, MAX_ENTRIES);
        Check.range("after", after, 0, Long.MAX_VALUE);
        PersonalData person = people.reveal(command, volunteer);
        Volunteer known =
                storage.find(Volunteer.KIND, volunteer.value()).orElseThrow().entity();
        List<HourEntry> all = standing(volunteer);
        List<HourEntry> standing =
                all.stream().filter(entry -> entry.sequence() > after).toList();
        List<HourEntry> part = standing.subList(0, Math.min(limit, standing.size()));
        Names names = new Names(storage, part, known);
        return new RecordGroups(
                RecordGroups.FORM,
                person(known, person, names),
                services(part, Book.SERVICE, names),
                services(part, Book.TRAINING, names),
                honours(volunteer),
                stars.rating(volunteer)
                        .map(rating -> new RecordGroups.Stars(rating.level().stars(), rating.ratedOn()))
                        .orElse(null),
                evaluations(all),
                part.size() < standing.size() ? part.get(part.size() - 1).sequence() : null);
    }

    /**
     * The records of a volunteer as JSON, for a platform above: the fields of {@link RecordGroups}, days and instants in ISO 8601,
     * absent values left out.
     *
     * @param command   as for {@link #read}
     * @param volunteer the volunteer
     * @param after     as for {@link #read}
     * @param limit     as for {@link #read}
     * @return one JSON object on one line; it holds personal data in clear
     */
    public String export(Command command, VolunteerId volunteer, long after, int limit) {
        return json.write(read(command, volunteer, after, limit));
    }

    /** The grants that no void takes back. A void can follow its grant at any distance, so the whole account is read. */
    private List<HourEntry> standing(VolunteerId volunteer) {
        Map<Long, HourEntry> standing = new TreeMap<>();
        Pages.visitEntries(storage, EntryFilter.of(List.of(volunteer.account())), entry -> {
            if (entry.kind() == EntryKind.GRANT) {
                standing.put(entry.sequence(), entry);
            } else {
                standing.remove(entry.voided());
            }
        });
        return List.copyOf(standing.values());
    }

    private static RecordGroups.Person person(Volunteer known, PersonalData person, Names names) {
        IdentityDocument document = person.document();
        Area area = known.area() == null ? null : names.area(known.area().value());
        return new RecordGroups.Person(
                known.number(),
                person.name(),
                document == null ? null : document.type().name(),
                document == null ? null : document.number(),
                person.birthDate(),
                person.phone(),
                area == null ? null : area.nameOn(known.registeredOn()),
                known.registeredOn());
    }

    private static List<RecordGroups.Service> services(List<HourEntry> entries, Book book, Names names) {
        return entries.stream()
                .filter(entry -> entry.book() == book)
                .map(names::service)
                .toList();
    }

    private List<RecordGroups.Honoured> honours(VolunteerId volunteer) {
        List<Honour> held = merges.recordsOf(volunteer).stream()
                .flatMap(this::conferred)
                .sorted(Comparator.comparingLong(honour -> honour.id().value()))
                .limit(MAX_HONOURS)
                .toList();
        Map<Long, Versioned<HonourKind>> kinds = Pages.byId(
                storage,
                HonourKind.KIND,
                held.stream().map(honour -> honour.kind().value()).toList());
        Map<Long, Versioned<Organisation>> bodies = Pages.byId(
                storage,
                Organisation.KIND,
                held.stream()
                        .map(honour -> honour.body().organisation())
                        .filter(Objects::nonNull)
                        .map(body -> body.value())
                        .toList());
        return held.stream()
                .map(honour -> new RecordGroups.Honoured(
                        found(kinds, honour.kind().value()).name(), honour.awardedOn(), body(honour, bodies)))
                .toList();
    }

    /** What others said of the service in which the volunteer has credited time. */
    private List<RecordGroups.Evaluated> evaluations(List<HourEntry> standing) {
        List<ActivityId> served = standing.stream()
                .filter(entry -> entry.book() == Book.SERVICE
                        && entry.minutes() > 0
                        && entry.attribution().activity() != Attribution.NONE)
                .map(entry -> new ActivityId(entry.attribution().activity()))
                .toList();
        List<ServiceRating> ratings = requests.ratings(served);
        Map<Long, Versioned<Activity>> activities = Pages.byId(
                storage,
                Activity.KIND,
                ratings.stream().map(rating -> rating.activity().value()).toList());
        return ratings.stream()
                .map(rating -> new RecordGroups.Evaluated(
                        found(activities, rating.activity().value()).plan().name(), rating.on(), rating.score()))
                .toList();
    }

    private Stream<Honour> conferred(VolunteerId record) {
        HonourFilter all = HonourFilter.STANDING;
        HonourFilter own = new HonourFilter(
                all.within(), all.year(), all.kind(), all.level(), Recipient.person(record), all.statuses());
        return honours.list(own, PageRequest.first(MAX_HONOURS)).items().stream()
                .map(Versioned::entity);
    }

    private static String body(Honour honour, Map<Long, Versioned<Organisation>> bodies) {
        String name = honour.body().name();
        var organisation = honour.body().organisation();
        return name == null && organisation != null
                ? found(bodies, organisation.value()).name()
                : Objects.requireNonNull(name, "a body is one of the two");
    }

    private static <E> E found(Map<Long, Versioned<E>> read, long id) {
        return Objects.requireNonNull(read.get(id), "what is referred to exists")
                .entity();
    }

    /** What the records of a part are called: three reads however many there are. */
    private static final class Names {

        private final Map<Long, Versioned<Activity>> activities;
        private final Map<Long, Versioned<Organisation>> organisations;
        private final Map<Long, Versioned<Area>> areas;

        Names(Storage storage, List<HourEntry> entries, Volunteer volunteer) {
            this.activities = read(storage, Activity.KIND, ids(entries, Attribution::activity));
            this.organisations = read(storage, Organisation.KIND, ids(entries, Attribution::organisation));
            List<Long> places = new ArrayList<>(ids(entries, Attribution::area));
            if (volunteer.area() != null) {
                places.add(volunteer.area().value());
            }
            this.areas = read(storage, Area.KIND, places);
        }

        RecordGroups.Service service(HourEntry entry) {
            Attribution towards = entry.attribution();
            Activity activity = orNull(activities, towards.activity());
            Organisation organisation = orNull(organisations, towards.organisation());
            Area area = area(towards.area());
            return new RecordGroups.Service(
                    entry.sequence(),
                    activity == null ? null : activity.plan().name(),
                    entry.time().day(),
                    entry.time().start(),
                    entry.time().end(),
                    area == null ? null : area.nameOn(entry.time().day()),
                    activity == null ? null : activity.plan().content(),
                    entry.minutes(),
                    organisation == null ? null : organisation.name(),
                    activity == null ? null : activity.plan().personInCharge());
        }

        @Nullable Area area(long id) {
            return orNull(areas, id);
        }

        private static List<Long> ids(List<HourEntry> entries, ToLongFunction<Attribution> id) {
            Function<HourEntry, Long> of = entry -> id.applyAsLong(entry.attribution());
            return entries.stream()
                    .map(of)
                    .filter(each -> each != Attribution.NONE)
                    .toList();
        }

        private static <E> Map<Long, Versioned<E>> read(Storage storage, Kind<E> kind, List<Long> ids) {
            return Pages.byId(storage, kind, ids);
        }

        private static <E> @Nullable E orNull(Map<Long, Versioned<E>> read, long id) {
            Versioned<E> found = read.get(id);
            return found == null ? null : found.entity();
        }
    }
}
