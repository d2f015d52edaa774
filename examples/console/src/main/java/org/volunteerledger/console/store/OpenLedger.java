package org.volunteerledger.console.store;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.command.RetryPolicy;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.AreaPolicy;
import org.volunteerledger.hours.BackFill;
import org.volunteerledger.hours.BackFillBan;
import org.volunteerledger.hours.Hours;
import org.volunteerledger.hours.Objection;
import org.volunteerledger.hours.Policies;
import org.volunteerledger.people.People;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Places;
import org.volunteerledger.place.Station;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Agenda;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.Roster;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.service.Services;
import org.volunteerledger.statistics.Reports;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.Brand;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.Teams;

/** A ledger that is open. */
public final class OpenLedger implements AutoCloseable {

    /** Every kind of record that a ledger keeps. */
    public static final List<Kind<?>> KINDS = List.of(
            Area.KIND,
            Station.KIND,
            Volunteer.KIND,
            Organisation.KIND,
            Brand.KIND,
            Team.KIND,
            Membership.KIND,
            ServiceCategory.KIND,
            Project.KIND,
            Activity.KIND,
            Roster.KIND,
            Enrolment.KIND,
            Agenda.KIND,
            AreaPolicy.KIND,
            Objection.KIND,
            BackFill.KIND,
            BackFillBan.KIND);

    private static final int NODES = 1024;

    private final Storage storage;
    private final CommandRunner runner;
    private final String actor;
    private final @Nullable KeyRing keys;
    private final SecureRandom random;
    private final Runnable closing;

    private OpenLedger(
            Storage storage,
            CommandRunner runner,
            String actor,
            @Nullable KeyRing keys,
            SecureRandom random,
            Runnable closing) {
        this.storage = storage;
        this.runner = runner;
        this.actor = actor;
        this.keys = keys;
        this.random = random;
        this.closing = closing;
    }

    static OpenLedger of(
            Storage storage,
            StoreOptions options,
            InstantSource clock,
            SecureRandom random,
            @Nullable KeyRing keys,
            Runnable closing) {
        NodeIds ids = NodeIds.of(random.nextInt(NODES), clock);
        CommandRunner runner =
                CommandRunner.over(storage, clock, ids, options.zone(), RetryPolicy.standard());
        return new OpenLedger(storage, runner, options.actor(), keys, random, closing);
    }

    /**
     * Where it is kept.
     *
     * @return the storage
     */
    public Storage storage() {
        return storage;
    }

    /**
     * Runs the commands.
     *
     * @return the runner, which also knows the zone and the time
     */
    public CommandRunner runner() {
        return runner;
    }

    /**
     * Who asks, as the command line says.
     *
     * @return the actor of every command
     */
    public String actor() {
        return actor;
    }

    /**
     * Areas and stations.
     *
     * @return the commands
     */
    public Places places() {
        return Places.over(runner);
    }

    /**
     * Volunteers.
     *
     * @return the commands
     * @throws InvalidInput if the keys to personal data are not at hand
     */
    public People people() {
        KeyRing ring = keys;
        if (ring == null) {
            throw new InvalidInput(StoreError.BAD_KEYS, "The keys to personal data are not there.", Map.of());
        }
        return People.over(runner, PersonVault.of(ring, random));
    }

    /**
     * Organisations and teams.
     *
     * @return the commands
     */
    public Teams teams() {
        return Teams.over(runner);
    }

    /**
     * Projects, activities and categories.
     *
     * @return the commands
     */
    public Services services() {
        return Services.over(runner);
    }

    /**
     * Hours.
     *
     * @return the commands
     */
    public Hours hours() {
        return Hours.over(runner);
    }

    /**
     * Accrual policies.
     *
     * @return the commands
     */
    public Policies policies() {
        return Policies.over(runner, places());
    }

    /**
     * Reports.
     *
     * @return the reports
     */
    public Reports reports() {
        return Reports.over(storage, places());
    }

    @Override
    public void close() {
        closing.run();
    }
}
