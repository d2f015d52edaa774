package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePlan;
import org.volunteerledger.care.CareVisit;
import org.volunteerledger.care.CareVisitId;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.DueStatus;
import org.volunteerledger.care.DueVisit;
import org.volunteerledger.care.DueVisits;
import org.volunteerledger.care.HealthNotes;
import org.volunteerledger.care.Measurement;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.PairingStatus;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitOutcome;
import org.volunteerledger.care.VisitStatus;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Home visits, for the carer: whom to visit and by when, that it was done, and what was measured. Nobody sees the recipients of another carer. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class CareDesk {

    private static final int VISITS = 20;

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final Clock clock;

    CareDesk(VolunteerLedger ledger, @Qualifier("deskStorage") Storage storage, Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Somebody to visit.
     *
     * @param recipient who
     * @param home      the area of the home; the address is sealed
     * @param by        the last day of the earliest visit that is still missing, or null if none is
     * @param overdue   how many visits were not made in time
     */
    public record Due(
            RecipientId recipient, AreaId home, @Nullable LocalDate by, int overdue) {}

    /**
     * Somebody to visit, with what is to be done there.
     *
     * @param due      who, and by when
     * @param items    what the care plan says, none without a plan
     * @param measured whether the recipient lets health be measured and noted
     * @param visits   the visits of the last year, the latest first, at most {@value #VISITS}
     * @param today    the day in the zone of the ledger
     */
    public record Call(Due due, List<String> items, boolean measured, List<CareVisit> visits, LocalDate today) {}

    /** What is measured on a visit. Anything else goes into the note. */
    public enum Measure {
        /** Upper and lower. */
        BLOOD_PRESSURE("blood pressure", "mmHg", "[0-9]{2,3}/[0-9]{2,3}"),
        /** In a minute. */
        PULSE("pulse", "/min", "[0-9]{2,3}"),
        /** Of the blood. */
        BLOOD_SUGAR("blood sugar", "mmol/L", "[0-9]{1,2}([.][0-9])?");

        private final String word;
        private final String unit;
        private final String pattern;

        Measure(String word, String unit, String pattern) {
            this.word = word;
            this.unit = unit;
            this.pattern = pattern;
        }

        /**
         * How records call it.
         *
         * @return the word
         */
        public String word() {
            return word;
        }

        /**
         * The unit.
         *
         * @return the unit
         */
        public String unit() {
            return unit;
        }

        /**
         * The form of a value.
         *
         * @return a regular expression
         */
        public String pattern() {
            return pattern;
        }

        private Measurement of(String value) {
            if (!value.matches(pattern)) {
                throw new InvalidInput(
                        InputError.BAD_FORMAT, "The " + word + " is not in its form.", Map.of("field", name()));
            }
            return new Measurement(word, value + " " + unit);
        }
    }

    /**
     * A visit that took place.
     *
     * @param day     the day
     * @param from    when the carer came
     * @param to      when the carer left
     * @param outcome whether the recipient was met
     * @param done    what was done, of the items of the plan
     * @param health  what was measured and noted, or null
     */
    public record Came(
            LocalDate day,
            LocalTime from,
            LocalTime to,
            VisitOutcome outcome,
            List<String> done,
            @Nullable HealthNotes health) {

        /**
         * What was measured and noted.
         *
         * @param values the values by what was measured, blank where nothing was
         * @param note   a note, or null
         * @return the notes, or null if there are none
         * @throws InvalidInput if a value is not in its form
         */
        public static @Nullable HealthNotes health(Map<Measure, String> values, @Nullable String note) {
            List<Measurement> measurements = values.entrySet().stream()
                    .filter(each -> !each.getValue().isBlank())
                    .map(each -> each.getKey().of(each.getValue().strip()))
                    .toList();
            String words = note == null || note.isBlank() ? null : note.strip();
            return measurements.isEmpty() && words == null ? null : new HealthNotes(measurements, words);
        }
    }

    /**
     * Whom a carer visits, those first who have waited longest.
     *
     * @param account a volunteer
     * @return everybody who is paired with the volunteer; none if the volunteer is no carer
     * @throws NotHere if the account is not that of a volunteer
     */
    @Transactional(readOnly = true)
    public List<Due> due(Account account) {
        return due(own(account).values()).values().stream()
                .sorted(Comparator.comparing(Due::by, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                        .thenComparing(each -> each.recipient().value()))
                .toList();
    }

    /**
     * By when some recipients are to be visited, whoever visits them.
     *
     * @param recipients whom the caller may see
     * @return what is due and overdue for each
     */
    @Transactional(readOnly = true)
    public Map<RecipientId, Due> due(Collection<Recipient> recipients) {
        Map<RecipientId, List<DueVisit>> open = open(recipients);
        return recipients.stream()
                .collect(Collectors.toMap(Recipient::id, each -> due(each, open.getOrDefault(each.id(), List.of()))));
    }

    /**
     * The visits to a recipient, whoever made them, without those that were taken back.
     *
     * @param recipient whom the caller may see
     * @return the visits of the last year, the latest first, at most {@value #VISITS}
     */
    @Transactional(readOnly = true)
    public List<CareVisit> visits(RecipientId recipient) {
        PageRequest latest = PageRequest.first(VISITS).ordered(CareVisit.DAY).reversed();
        return ledger.care().visits().to(recipient, today().minusYears(1), today(), latest).items().stream()
                .filter(visit -> visit.status() == VisitStatus.RECORDED)
                .toList();
    }

    /**
     * Somebody whom a carer visits.
     *
     * @param account   a volunteer
     * @param recipient who is visited
     * @return the recipient, and what the plan says
     * @throws NotHere if the account does not visit this one
     */
    @Transactional(readOnly = true)
    public Call call(Account account, RecipientId recipient) {
        Recipient own = require(account, recipient);
        List<String> items = ledger.care()
                .plans()
                .on(recipient, today())
                .map(CarePlan::items)
                .orElse(List.of());
        Due due = Objects.requireNonNull(due(List.of(own)).get(recipient));
        boolean measured = own.consentsTo(ConsentPurpose.HEALTH, today());
        return new Call(due, items, measured, visits(recipient), today());
    }

    /**
     * Records a visit and its hours, together or not at all.
     *
     * @param account   the carer
     * @param key       the idempotency key
     * @param recipient who was visited
     * @param came      what took place
     * @throws NotHere if the account does not visit this one
     */
    public void record(Account account, String key, RecipientId recipient, Came came) {
        require(account, recipient);
        ServiceTime time = ServiceTime.between(
                came.day().atTime(came.from()).atZone(ledger.zone()).toInstant(),
                came.day().atTime(came.to()).atZone(ledger.zone()).toInstant(),
                ledger.zone());
        boolean met = came.outcome() == VisitOutcome.MET;
        NewVisit visit = new NewVisit(
                recipient,
                volunteer(account),
                List.of(),
                false,
                time,
                null,
                came.outcome(),
                met ? came.done() : List.of(),
                met ? came.health() : null);
        ledger.care()
                .visits()
                .record(
                        Command.of(key, account.username()),
                        visit,
                        ledger.policies().rules());
    }

    /**
     * Who it is and where to knock, for the carer. That it was looked at is recorded.
     *
     * @param account   the carer
     * @param key       the idempotency key
     * @param recipient who is visited
     * @return name, phone and address
     * @throws NotHere if the account does not visit this one
     */
    public RecipientData who(Account account, String key, RecipientId recipient) {
        require(account, recipient);
        return ledger.care()
                .recipients()
                .reveal(new Command(key, account.username(), "home visit, at the desk"), recipient);
    }

    /**
     * What was measured and noted on a visit, for the carer. That it was read, by whom and what for is recorded before it is shown.
     *
     * @param account   the carer
     * @param key       the idempotency key
     * @param recipient who was visited
     * @param visit     the visit, of whichever carer
     * @param purpose   what for
     * @return the notes, or empty if there are none
     * @throws NotHere if the account does not visit this one, or the visit was to somebody else
     */
    public Optional<HealthNotes> health(
            Account account, String key, RecipientId recipient, CareVisitId visit, String purpose) {
        require(account, recipient);
        boolean visited = ledger.care()
                .visits()
                .find(visit)
                .filter(found -> found.recipient().equals(recipient))
                .isPresent();
        if (!visited) {
            throw new NotHere();
        }
        return ledger.care().visits().readHealth(new Command(key, account.username(), purpose), visit);
    }

    private Due due(Recipient recipient, List<DueVisit> open) {
        int overdue = (int) open.stream()
                .filter(visit -> visit.status() == DueStatus.OVERDUE)
                .count();
        LocalDate by = open.stream()
                .map(visit -> visit.window().last())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Due(recipient.id(), recipient.home(), by, overdue);
    }

    /** What is overdue has ended within the last year, what is due ends within the next: no cycle is longer. */
    private Map<RecipientId, List<DueVisit>> open(Collection<Recipient> recipients) {
        if (recipients.isEmpty()) {
            return Map.of();
        }
        LocalDate today = today();
        int year = DueVisits.MAX_DAYS - 1;
        Set<AreaId> homes = recipients.stream().map(Recipient::home).collect(Collectors.toSet());
        Set<RecipientId> wanted = recipients.stream().map(Recipient::id).collect(Collectors.toSet());
        List<DueVisit> found = new ArrayList<>();
        found.addAll(open(homes, today.minusDays(year), today.minusDays(1), DueStatus.OVERDUE));
        found.addAll(open(homes, today, today.plusDays(year), DueStatus.DUE));
        return found.stream()
                .filter(visit -> wanted.contains(visit.recipient()))
                .collect(Collectors.groupingBy(DueVisit::recipient));
    }

    private List<DueVisit> open(Set<AreaId> homes, LocalDate from, LocalDate to, DueStatus status) {
        List<DueVisit> found = new ArrayList<>();
        PageRequest page = PageRequest.first(DueVisits.MAX_RECIPIENTS);
        while (true) {
            Slice<DueVisit> slice = ledger.care().due().list(homes, from, to, EnumSet.of(status), today(), page);
            found.addAll(slice.items());
            if (slice.next() == null) {
                return found;
            }
            page = page.after(slice.next());
        }
    }

    private Recipient require(Account account, RecipientId recipient) {
        Recipient own = own(account).get(recipient.value());
        if (own == null) {
            throw new NotHere();
        }
        return own;
    }

    /** The recipients whose confirmed carer the account is. */
    private Map<Long, Recipient> own(Account account) {
        Filter confirmed = Filter.all(
                Filter.equal(CarePairing.VOLUNTEER, volunteer(account).value()),
                Filter.is(CarePairing.STATUS, PairingStatus.CONFIRMED));
        List<Long> ids = new ArrayList<>();
        LocalDate today = today();
        Pages.visit(storage, CarePairing.KIND, confirmed, read -> {
            if (read.entity().holdsOn(today)) {
                ids.add(read.entity().recipient().value());
            }
        });
        Map<Long, Recipient> own = new TreeMap<>();
        for (Versioned<Recipient> read : storage.findAll(Recipient.KIND, ids)) {
            own.put(read.id(), read.entity());
        }
        return own;
    }

    private static VolunteerId volunteer(Account account) {
        if (!account.role().equals("volunteer") || account.volunteer() == null) {
            throw new NotHere();
        }
        return new VolunteerId(Objects.requireNonNull(account.volunteer()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
