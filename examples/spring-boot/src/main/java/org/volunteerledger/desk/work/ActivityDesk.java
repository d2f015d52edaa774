package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.service.SignUp;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Activities: signing up, checking in by QR code, roster and waiting list, review of attendance. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class ActivityDesk {

    private static final int PAGE = 100;

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final VolunteerNumbers numbers;
    private final Guard guard;
    private final Clock clock;

    ActivityDesk(
            VolunteerLedger ledger,
            @Qualifier("deskStorage") Storage storage,
            VolunteerNumbers numbers,
            Guard guard,
            Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.numbers = numbers;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * A line of a roster.
     *
     * @param enrolment the enrolment
     * @param number    the number of the volunteer
     */
    public record Seat(Enrolment enrolment, String number) {}

    /**
     * Activities that are open, the next first.
     *
     * @return at most 100
     */
    @Transactional(readOnly = true)
    public List<Activity> open() {
        return storage
                .list(
                        Activity.KIND,
                        Filter.is(Activity.STATUS, ActivityStatus.PUBLISHED),
                        PageRequest.first(PAGE).ordered(Activity.STARTS_AT))
                .items()
                .stream()
                .map(Versioned::entity)
                .toList();
    }

    /**
     * An activity, which everybody may see who is signed in.
     *
     * @param id the activity
     * @return the activity
     * @throws NotHere if there is none, or it is still a draft
     */
    @Transactional(readOnly = true)
    public Activity find(ActivityId id) {
        return ledger.services()
                .find(id)
                .map(Versioned::entity)
                .filter(activity -> activity.status() != ActivityStatus.DRAFT)
                .orElseThrow(NotHere::new);
    }

    /**
     * The enrolment of the account's volunteer.
     *
     * @param account the account
     * @param id      the activity
     * @return the enrolment, or empty
     */
    @Transactional(readOnly = true)
    public Optional<Enrolment> own(Account account, ActivityId id) {
        return account.volunteer() == null
                ? Optional.empty()
                : ledger.enrolments().find(id, 1, new VolunteerId(account.volunteer()));
    }

    /**
     * Whether the account may see the roster.
     *
     * @param account  the account
     * @param activity the activity
     * @return true if it may
     */
    @Transactional(readOnly = true)
    public boolean seesRoster(Account account, Activity activity) {
        Affiliation at = activity.plan().affiliation();
        return guard.sees(
                account,
                DeskRoles.SEE_ROSTER,
                at.area() == null ? 0 : at.area().value(),
                at.organisation() == null ? 0 : at.organisation().value());
    }

    /**
     * Who is enrolled, those who wait included, in the order of their arrival.
     *
     * @param account who wants to see it
     * @param id      the activity
     * @return the roster
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public List<Seat> roster(Account account, ActivityId id) {
        if (!seesRoster(account, find(id))) {
            throw new NotHere();
        }
        Slice<Versioned<Enrolment>> enrolled = ledger.enrolments().of(id, PageRequest.first(PAGE));
        List<Enrolment> enrolments =
                enrolled.items().stream().map(Versioned::entity).toList();
        Map<VolunteerId, String> numberOf =
                numbers.of(enrolments.stream().map(Enrolment::volunteer).toList());
        return enrolments.stream()
                .map(each -> new Seat(each, numberOf.getOrDefault(each.volunteer(), "")))
                .toList();
    }

    /**
     * Signs the account's volunteer up.
     *
     * @param account the account
     * @param key     the idempotency key
     * @param id      the activity
     * @return a place, or a place on the waiting list
     */
    public SignUp signUp(Account account, String key, ActivityId id) {
        return ledger.enrolments().signUp(Command.of(key, account.username()), id, 1, volunteer(account));
    }

    /**
     * Takes the enrolment of the account's volunteer back.
     *
     * @param account the account
     * @param key     the idempotency key
     * @param id      the activity
     */
    public void withdraw(Account account, String key, ActivityId id) {
        ledger.enrolments()
                .withdraw(
                        Command.of(key, account.username()),
                        requireOwn(account, id).id());
    }

    /**
     * Checks the account's volunteer in or, if checked in, out. The time is that of the desk.
     *
     * @param account the account
     * @param key     the idempotency key
     * @param id      the activity
     */
    public void punch(Account account, String key, ActivityId id) {
        Enrolment enrolment = requireOwn(account, id);
        Command command = Command.of(key, account.username());
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (enrolment.status() == EnrolmentStatus.CHECKED_IN) {
            ledger.attendances().checkOut(command, enrolment.id(), now);
        } else {
            ledger.attendances().checkIn(command, enrolment.id(), now);
        }
    }

    /**
     * Reviews attendance: the hours of all who came are posted under the policies of the place.
     *
     * @param account who reviews
     * @param key     the idempotency key
     * @param id      the activity
     * @return the minutes that were credited
     */
    public long review(Account account, String key, ActivityId id) {
        roster(account, id);
        return ledger.hours()
                .review(
                        Command.of(key, account.username()),
                        List.of(id),
                        ledger.policies().rules(),
                        Map.of())
                .creditedMinutes();
    }

    private Enrolment requireOwn(Account account, ActivityId id) {
        return own(account, id).orElseThrow(NotHere::new);
    }

    private static VolunteerId volunteer(Account account) {
        Long volunteer = account.volunteer();
        if (volunteer == null) {
            throw new NotHere();
        }
        return new VolunteerId(volunteer);
    }
}
