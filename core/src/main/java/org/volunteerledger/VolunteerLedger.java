package org.volunteerledger;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.access.Access;
import org.volunteerledger.access.RoleAssignment;
import org.volunteerledger.access.RoleBook;
import org.volunteerledger.access.RolePolicy;
import org.volunteerledger.audit.Amendment;
import org.volunteerledger.audit.Audit;
import org.volunteerledger.audit.AuditTrail;
import org.volunteerledger.care.Care;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePanel;
import org.volunteerledger.care.CarePanels;
import org.volunteerledger.care.CarePlan;
import org.volunteerledger.care.CareVisit;
import org.volunteerledger.care.Carer;
import org.volunteerledger.care.FileItem;
import org.volunteerledger.care.FileRead;
import org.volunteerledger.care.Household;
import org.volunteerledger.care.Pairings;
import org.volunteerledger.care.Qualification;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.Recipients;
import org.volunteerledger.care.ResidentFile;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.certificate.CertificateRegister;
import org.volunteerledger.certificate.Certificates;
import org.volunteerledger.certificate.VolunteerRecords;
import org.volunteerledger.command.AccessPolicy;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.IdSource;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.command.RetryPolicy;
import org.volunteerledger.duty.Duties;
import org.volunteerledger.duty.agreement.Agreement;
import org.volunteerledger.duty.agreement.JointActivity;
import org.volunteerledger.duty.desk.DeskCase;
import org.volunteerledger.duty.desk.ServiceDesk;
import org.volunteerledger.duty.lists.Commitment;
import org.volunteerledger.duty.lists.JointProject;
import org.volunteerledger.duty.lists.ListItem;
import org.volunteerledger.duty.programme.Programme;
import org.volunteerledger.duty.programme.ProgrammeDay;
import org.volunteerledger.duty.roster.DutyRoster;
import org.volunteerledger.duty.roster.DutyRosters;
import org.volunteerledger.duty.roster.DutyTurn;
import org.volunteerledger.duty.roster.Exchange;
import org.volunteerledger.duty.staff.CommunityTie;
import org.volunteerledger.duty.staff.DualReporting;
import org.volunteerledger.duty.staff.Staff;
import org.volunteerledger.honour.AwardRegister;
import org.volunteerledger.honour.Board;
import org.volunteerledger.honour.Boards;
import org.volunteerledger.honour.Honour;
import org.volunteerledger.honour.HonourKind;
import org.volunteerledger.honour.HonourObjection;
import org.volunteerledger.honour.HonourPolicies;
import org.volunteerledger.honour.HonourPolicy;
import org.volunteerledger.honour.HonourPublication;
import org.volunteerledger.honour.Honours;
import org.volunteerledger.honour.Selections;
import org.volunteerledger.honour.StarBar;
import org.volunteerledger.honour.StarChange;
import org.volunteerledger.honour.StarPolicy;
import org.volunteerledger.honour.StarRating;
import org.volunteerledger.honour.Stars;
import org.volunteerledger.hours.AreaPolicy;
import org.volunteerledger.hours.BackFill;
import org.volunteerledger.hours.BackFillBan;
import org.volunteerledger.hours.Hours;
import org.volunteerledger.hours.Objection;
import org.volunteerledger.hours.Policies;
import org.volunteerledger.hours.RecordTransfer;
import org.volunteerledger.hours.RecordTransfers;
import org.volunteerledger.hours.Requests;
import org.volunteerledger.people.GuardianConsent;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMerges;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Places;
import org.volunteerledger.place.Station;
import org.volunteerledger.points.CreditAccount;
import org.volunteerledger.points.CreditClaim;
import org.volunteerledger.points.CreditTransfer;
import org.volunteerledger.points.Credits;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.policy.LocalPolicy;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.request.RequestBoard;
import org.volunteerledger.request.RequestFulfilment;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequests;
import org.volunteerledger.rules.PolicyFiles;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Agenda;
import org.volunteerledger.service.Attendances;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.Enrolments;
import org.volunteerledger.service.GuardianConsents;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.Roster;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.service.Services;
import org.volunteerledger.statistics.Reports;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.Brand;
import org.volunteerledger.team.Ceremonies;
import org.volunteerledger.team.Ceremony;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.Memberships;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.Teams;

/**
 * The way in: the commands and reports of a ledger over a storage. Thread-safe; make one and share it, since two need different
 * {@linkplain Builder#node numbers}. Closing the storage is for whoever opened it.
 *
 * <pre>{@code
 * VolunteerLedger ledger = VolunteerLedger.over(storage, keys).build();
 * }</pre>
 */
public final class VolunteerLedger {

    /** All kinds of records that a storage of a ledger keeps. */
    public static final List<Kind<?>> KINDS = List.of(
            Area.KIND,
            Station.KIND,
            Volunteer.KIND,
            GuardianConsent.KIND,
            PersonMerge.KIND,
            Organisation.KIND,
            Brand.KIND,
            Team.KIND,
            Membership.KIND,
            Ceremony.KIND,
            ServiceCategory.KIND,
            Project.KIND,
            Activity.KIND,
            Roster.KIND,
            Enrolment.KIND,
            Agenda.KIND,
            AreaPolicy.KIND,
            RecordTransfer.KIND,
            BackFill.KIND,
            BackFillBan.KIND,
            Objection.KIND,
            ServiceRequest.KIND,
            Recipient.KIND,
            Carer.KIND,
            CarePairing.KIND,
            CarePlan.KIND,
            CareVisit.KIND,
            Qualification.KIND,
            Household.KIND,
            CarePanel.KIND,
            ResidentFile.KIND,
            FileItem.KIND,
            FileRead.KIND,
            HonourKind.KIND,
            AwardRegister.KIND,
            HonourPolicy.KIND,
            Honour.KIND,
            HonourObjection.KIND,
            Board.KIND,
            HonourPublication.KIND,
            StarPolicy.KIND,
            StarRating.KIND,
            StarChange.KIND,
            StarBar.KIND,
            LocalPolicy.KIND,
            CreditAccount.KIND,
            CreditTransfer.KIND,
            CreditClaim.KIND,
            RoleAssignment.KIND,
            Amendment.KIND,
            Staff.KIND,
            CommunityTie.KIND,
            Agreement.KIND,
            JointActivity.KIND,
            Programme.KIND,
            ProgrammeDay.KIND,
            DutyRoster.KIND,
            DutyTurn.KIND,
            Exchange.KIND,
            ServiceDesk.KIND,
            DeskCase.KIND,
            Commitment.KIND,
            ListItem.KIND,
            JointProject.KIND,
            CertificateRegister.KIND,
            Certificate.KIND);

    /**
     * The kinds that the audit trail follows unless a ledger is told otherwise: all but enrolments and what is derived from them, star
     * levels and publications, which by far are most of what is written and keep themselves what was recorded.
     */
    public static final List<Kind<?>> AUDITED = KINDS.stream()
            .filter(kind -> kind != Enrolment.KIND && kind != Agenda.KIND && kind != Roster.KIND)
            .filter(kind -> kind != StarRating.KIND && kind != StarChange.KIND && kind != HonourPublication.KIND)
            .filter(kind -> kind != Amendment.KIND)
            .collect(Collectors.toUnmodifiableList());

    private final CommandRunner runner;
    private final People people;
    private final Places places;
    private final Services services;
    private final Enrolments enrolments;
    private final GuardianConsents guardianConsents;
    private final Policies policies;
    private final ServiceRequests serviceRequests;
    private final RequestFulfilment requestFulfilment;
    private final RequestBoard requestBoard;
    private final Care care;
    private final LocalPolicies localPolicies;
    private final Duties duties;
    private final Certificates certificates;
    private final Access access;

    private VolunteerLedger(Builder builder) {
        IdSource ids = builder.ids == null ? NodeIds.of(builder.node, builder.clock) : builder.ids;
        CommandRunner plain = CommandRunner.over(builder.storage, builder.clock, ids, builder.zone, builder.retries);
        this.runner = plain.guardedBy(builder.access(plain)).audited(AuditTrail.of(builder.audited));
        this.access = Access.over(runner, builder.roles);
        PersonVault vault = PersonVault.of(builder.keys, builder.random);
        this.people = People.over(
                runner,
                vault,
                Memberships.endWithRegistration(),
                Enrolments.endWithRegistration(vault),
                Pairings.endWithRegistration(),
                CarePanels.endWithRegistration(),
                DutyRosters.endWithRegistration(),
                DualReporting.endWithRegistration(),
                RequestFulfilment.endWithRegistration());
        this.places = Places.over(runner);
        this.services = Services.over(runner, vault);
        this.enrolments = Enrolments.over(runner, vault);
        this.guardianConsents =
                GuardianConsents.over(runner, vault, Pairings.endWithConsent(), DutyRosters.endWithConsent());
        this.policies = Policies.over(runner, places);
        this.serviceRequests = ServiceRequests.over(runner, vault);
        this.requestFulfilment = RequestFulfilment.over(runner, vault);
        this.requestBoard = RequestBoard.over(runner, places, vault);
        this.localPolicies = LocalPolicies.over(runner, places);
        this.certificates = Certificates.over(runner, vault, builder.random, localPolicies);
        this.care = Care.over(runner, vault);
        this.duties = Duties.over(runner, people, places, localPolicies, vault);
    }

    /**
     * Starts a ledger over a storage.
     *
     * @param storage where it is kept; it stays open when the ledger is no longer used
     * @param keys    the host's keys for personal data
     * @return a builder with the zone Asia/Shanghai, the system clock and node 0
     */
    public static Builder over(Storage storage, KeyRing keys) {
        return new Builder(storage, keys);
    }

    /**
     * The zone in which service days begin.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return runner.zone();
    }

    /**
     * Areas and stations.
     *
     * @return the commands
     */
    public Places places() {
        return places;
    }

    /**
     * Volunteers.
     *
     * @return the commands
     */
    public People people() {
        return people;
    }

    /**
     * Organisations, brands and teams.
     *
     * @return the commands
     */
    public Teams teams() {
        return Teams.over(runner);
    }

    /**
     * Who belongs to which team.
     *
     * @return the commands
     */
    public Memberships memberships() {
        return Memberships.over(runner);
    }

    /**
     * The ceremonies of teams and stations.
     *
     * @return the commands
     */
    public Ceremonies ceremonies() {
        return Ceremonies.over(runner);
    }

    /**
     * Volunteers who go to another organisation with their records.
     *
     * @return the commands
     */
    public RecordTransfers recordTransfers() {
        return RecordTransfers.over(runner);
    }

    /**
     * Two records of one person.
     *
     * @return the commands
     */
    public PersonMerges personMerges() {
        return PersonMerges.over(
                runner,
                Hours.mover(),
                Memberships.mover(),
                Enrolments.mover(),
                Recipients.mover(),
                Pairings.mover(),
                CarePanels.mover(),
                DutyRosters.mover(),
                DualReporting.mover(),
                guardianConsents.mover(),
                RequestFulfilment.mover(),
                Credits.claimMover(),
                Credits.mover(),
                Selections.mergeGuard());
    }

    /**
     * Categories, projects and activities.
     *
     * @return the commands
     */
    public Services services() {
        return services;
    }

    /**
     * Enrolment for activities.
     *
     * @return the commands
     */
    public Enrolments enrolments() {
        return enrolments;
    }

    /**
     * Consent of guardians for minors.
     *
     * @return the commands
     */
    public GuardianConsents guardianConsents() {
        return guardianConsents;
    }

    /**
     * Check-in, check-out and attendance sheets.
     *
     * @return the commands
     */
    public Attendances attendances() {
        return Attendances.over(runner);
    }

    /**
     * The ledger itself: posting, reviewing, correcting, reading.
     *
     * @return the commands
     */
    public Hours hours() {
        return Hours.over(runner);
    }

    /**
     * Back-fill and objections.
     *
     * @return the commands
     */
    public Requests requests() {
        return Requests.over(runner);
    }

    /**
     * The accrual policies that places have set.
     *
     * @return the commands
     */
    public Policies policies() {
        return policies;
    }

    /**
     * The order platform, for requesters and the centre.
     *
     * @return the commands
     */
    public ServiceRequests serviceRequests() {
        return serviceRequests;
    }

    /**
     * The order platform, for those who serve.
     *
     * @return the commands
     */
    public RequestFulfilment requestFulfilment() {
        return requestFulfilment;
    }

    /**
     * Look-ups about service requests.
     *
     * @return the look-ups
     */
    public RequestBoard requestBoard() {
        return requestBoard;
    }

    /**
     * Recipients, pairings, care plans, visits, household panels and protected files.
     *
     * @return the commands
     */
    public Care care() {
        return care;
    }

    /**
     * Rosters of organisations, agreements, programmes, duty rosters, desks and lists.
     *
     * @return the commands
     */
    public Duties duty() {
        return duties;
    }

    /**
     * The register of honours.
     *
     * @return the commands
     */
    public Honours honours() {
        return Honours.over(runner, places);
    }

    /**
     * How honours are given: nomination, review, public notice, award.
     *
     * @return the commands
     */
    public Selections selections() {
        return Selections.over(runner);
    }

    /**
     * Boards of good people, and what is shown on them.
     *
     * @return the commands
     */
    public Boards boards() {
        return Boards.over(runner);
    }

    /**
     * Star levels.
     *
     * @return the commands
     */
    public Stars stars() {
        return Stars.over(runner, places);
    }

    /**
     * The rules for honours and the star ladders that places have set.
     *
     * @return the commands
     */
    public HonourPolicies honourPolicies() {
        return HonourPolicies.over(runner);
    }

    /**
     * Reports.
     *
     * @return the reports
     */
    public Reports reports() {
        return Reports.over(runner.storage(), places, runner.zone());
    }

    /**
     * The rules that places have set on other subjects than accrual.
     *
     * @return the commands
     */
    public LocalPolicies localPolicies() {
        return localPolicies;
    }

    /**
     * All that places set for themselves, as files.
     *
     * @return the commands
     */
    public PolicyFiles policyFiles() {
        return PolicyFiles.over(runner, places, policies, localPolicies, honourPolicies());
    }

    /**
     * Points and time credits.
     *
     * @return the commands
     */
    public Credits credits() {
        return Credits.over(runner, localPolicies);
    }

    /**
     * Certificates of volunteer service.
     *
     * @return the commands
     */
    public Certificates certificates() {
        return certificates;
    }

    /**
     * What is recorded about a volunteer, in the five groups of Order 67.
     *
     * @return the look-ups
     */
    public VolunteerRecords volunteerRecords() {
        return VolunteerRecords.over(runner.storage(), people, honours(), stars(), personMerges(), requestBoard);
    }

    /**
     * Who has which role.
     *
     * @return the commands
     */
    public Access access() {
        return access;
    }

    /**
     * The audit trail.
     *
     * @return the look-ups
     */
    public Audit audit() {
        return Audit.over(runner.storage());
    }

    /** Builds a ledger. Not for use by several threads. */
    public static final class Builder {

        private final Storage storage;
        private final KeyRing keys;
        private InstantSource clock = InstantSource.system();
        private ZoneId zone = ZoneId.of("Asia/Shanghai");
        private SecureRandom random = new SecureRandom();
        private RetryPolicy retries = RetryPolicy.standard();
        private int node;
        private @Nullable IdSource ids;
        private @Nullable AccessPolicy access;
        private RoleBook roles = RoleBook.district();
        private Set<String> administrators = Set.of();
        private boolean guarded;
        private Collection<Kind<?>> audited = AUDITED;

        private Builder(Storage storage, KeyRing keys) {
            this.storage = storage;
            this.keys = keys;
        }

        /**
         * Sets the clock.
         *
         * @param source the time
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Sets the zone in which service days begin. It must never change for a ledger.
         *
         * @param days the zone
         * @return this builder
         */
        public Builder zone(ZoneId days) {
            this.zone = days;
            return this;
        }

        /**
         * Sets the number from which ids are made. It must differ between all that write to the same ledger at the same time: other
         * processes, and other objects of this class in this process. Otherwise two records of different kinds can get one id.
         *
         * @param number 0 to 1023
         * @return this builder
         */
        public Builder node(int number) {
            this.node = number;
            return this;
        }

        /**
         * Sets another source of ids, for tests and simulations.
         *
         * @param source the source
         * @return this builder
         */
        public Builder ids(IdSource source) {
            this.ids = source;
            return this;
        }

        /**
         * Sets how often a command that was overtaken tries again.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder retries(RetryPolicy policy) {
            this.retries = policy;
            return this;
        }

        /**
         * Sets the source of randomness for keys, nonces and verification codes.
         *
         * @param source the source
         * @return this builder
         */
        public Builder random(SecureRandom source) {
            this.random = source;
            return this;
        }

        /**
         * Lets through only what a policy of the host allows. Without this and without {@link #roles} everybody may do everything.
         *
         * @param policy decides who may do what
         * @return this builder
         */
        public Builder access(AccessPolicy policy) {
            this.access = policy;
            return this;
        }

        /**
         * Lets through only what the roles allow that {@link VolunteerLedger#access} gives to actors.
         *
         * @param book  the roles, such as {@link RoleBook#district}
         * @param first actors who may do everything, so that the first roles can be given
         * @return this builder
         */
        public Builder roles(RoleBook book, Set<String> first) {
            this.roles = book;
            this.administrators = Set.copyOf(first);
            this.access = null;
            this.guarded = true;
            return this;
        }

        /**
         * Sets the kinds whose records the audit trail follows: who changed them, why, and what they were before.
         *
         * @param kinds the kinds; empty for no trail. If this is not called, {@link VolunteerLedger#AUDITED}
         * @return this builder
         */
        public Builder audit(Collection<Kind<?>> kinds) {
            this.audited = List.copyOf(kinds);
            return this;
        }

        private AccessPolicy access(CommandRunner runner) {
            if (access != null) {
                return access;
            }
            return guarded
                    ? RolePolicy.over(
                            storage,
                            roles,
                            administrators,
                            () -> runner.now().atZone(runner.zone()).toLocalDate())
                    : AccessPolicy.open();
        }

        /**
         * Builds the ledger.
         *
         * @return the ledger
         */
        public VolunteerLedger build() {
            return new VolunteerLedger(this);
        }
    }
}
