package org.volunteerledger.duty.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.Hours;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.policy.PolicyBook;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.storage.EntityId;

/** Turns on duty as hours in the ledger, where the policy of the place counts them. Thread-safe. */
public final class DutyHours {

    private final CommandRunner runner;
    private final LocalPolicies policies;
    private final DutyRosters rosters;

    private DutyHours(CommandRunner runner, LocalPolicies policies, DutyRosters rosters) {
        this.runner = runner;
        this.policies = policies;
        this.rosters = rosters;
    }

    /**
     * Over a storage.
     *
     * @param runner   runs the commands
     * @param policies what places have set
     * @param rosters  the rosters with their turns
     * @return the commands
     */
    public static DutyHours over(CommandRunner runner, LocalPolicies policies, DutyRosters rosters) {
        return new DutyHours(runner, policies, rosters);
    }

    /**
     * Posts the turns of a period that were served on days on which the policy of the place counts them. A turn is posted once,
     * however often this is asked for.
     *
     * @param command who posts, and under which key; a new one each time, since there may be more turns to post
     * @param id      the roster
     * @param from    the first day
     * @param to      the day after the last, at most {@value RosterPlan#MAX_DAYS} days later
     * @param rules   the accrual policies in force
     * @return what became of each turn that counts, by ascending id of the turn, as {@link Hours#record} says
     * @throws org.volunteerledger.error.Refused if the roster is unknown
     * @throws org.volunteerledger.error.InvalidInput if there are more than {@link Hours#MAX_RECORDS} turns
     */
    public List<RecordOutcome> post(
            Command command, DutyRosterId id, LocalDate from, LocalDate to, AccrualRules rules) {
        RosterPlan plan = rosters.require(id).plan();
        AreaId area = plan.affiliation().area();
        PolicyBook<DutyPolicy> book = policies.book(DutyPolicy.SUBJECT);
        List<HourRecord> records = rosters.turns(id, from, to).stream()
                .filter(turn -> turn.status() == TurnStatus.SERVED)
                .filter(turn -> book.in(area, turn.day()).timeCounts())
                .map(turn -> record(plan, turn))
                .toList();
        return Hours.over(runner).record(command, records, rules);
    }

    private HourRecord record(RosterPlan plan, DutyTurn turn) {
        Affiliation towards = plan.affiliation();
        Attribution attribution = new Attribution(
                turn.volunteer().value(),
                Attribution.NONE,
                orNone(towards.project()),
                towards.team().value(),
                towards.organisation().value(),
                towards.area().value(),
                orNone(towards.station()),
                orNone(towards.category()));
        Interval time = DutyRosters.time(plan, turn.day(), runner.zone());
        return new HourRecord(
                "duty-turn-" + turn.id().value(),
                attribution,
                Book.SERVICE,
                Evidence.LEADER,
                ServiceTime.between(time.start(), time.end(), runner.zone()),
                0,
                null,
                0,
                0);
    }

    private static long orNone(@Nullable EntityId id) {
        return id == null ? Attribution.NONE : id.value();
    }
}
