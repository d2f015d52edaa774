package org.volunteerledger.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Station;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Brand;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamError;

/**
 * Commands and look-ups about categories, projects and activities. No change of an activity touches what was worked: that is in the
 * ledger. Thread-safe.
 */
public final class Services {

    /** The most projects or activities of one command. */
    public static final int MAX_BULK = IdList.MAX_IDS;

    private final CommandRunner runner;
    private final MinorAge ages;

    private Services(CommandRunner runner, MinorAge ages) {
        this.runner = runner;
        this.ages = ages;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param vault  opens the birth dates of minors
     * @return the commands
     */
    public static Services over(CommandRunner runner, PersonVault vault) {
        return new Services(runner, MinorAge.of(vault));
    }

    /**
     * Registers a category of service.
     *
     * @param command who asks, and under which key
     * @param code    the code, unique; at most 40 code points
     * @param name    the name, at most 100 code points
     * @return the id
     * @throws Refused if the code is taken
     */
    public ServiceCategoryId registerCategory(Command command, String code, String name) {
        RequestDigest content = RequestDigest.of("register-category", code, name);
        return new ServiceCategoryId(runner.runForId("register-category", command, content, draft -> {
            ServiceCategoryId id = new ServiceCategoryId(draft.newId());
            draft.create(ServiceCategory.KIND, new ServiceCategory(id, code, name));
            draft.event("category-registered", ServiceCategory.KIND, id.value(), Map.of("code", code));
            return id.value();
        }));
    }

    /**
     * Registers projects in one commit.
     *
     * @param command  who asks, and under which key
     * @param projects the projects, 1 to {@value #MAX_BULK}
     * @return the ids, in the order of the projects
     * @throws Refused if a record that a project names is unknown
     */
    public List<ProjectId> registerProjects(Command command, List<NewProject> projects) {
        Check.range("projects", projects.size(), 1, MAX_BULK);
        RequestDigest content = RequestDigest.of("register-projects", projects);
        String answer = runner.run("register-projects", command, content, draft -> {
            projects.forEach(project -> draft.concerns(project.area(), project.organisation()));
            draft.relyAll(Team.KIND, named(projects, NewProject::team));
            draft.relyAll(Organisation.KIND, named(projects, NewProject::organisation));
            draft.relyAll(Area.KIND, named(projects, NewProject::area));
            draft.relyAll(ServiceCategory.KIND, named(projects, NewProject::category));
            draft.relyAll(Brand.KIND, named(projects, NewProject::brand));
            List<ProjectId> ids = new ArrayList<>(projects.size());
            for (NewProject project : projects) {
                ProjectId id = new ProjectId(draft.newId());
                draft.create(Project.KIND, project.withId(id));
                draft.event("project-registered", Project.KIND, id.value(), Map.of());
                ids.add(id);
            }
            return IdList.write(ids);
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), ProjectId::new);
    }

    /**
     * Closes a project, which takes no more activities. Those that it has go on.
     *
     * @param command who asks, and under which key
     * @param id      the project
     * @throws Refused if it is unknown or not open ({@link ServiceError#WRONG_STATUS})
     */
    public void closeProject(Command command, ProjectId id) {
        endProject("close-project", command, id, ProjectStatus.CLOSED);
    }

    /**
     * Gives a project up, for a reason that the command gives. Activities that it has go on until they are cancelled themselves.
     *
     * @param command who asks, why, and under which key
     * @param id      the project
     * @throws Refused if it is unknown or not open ({@link ServiceError#WRONG_STATUS})
     */
    public void cancelProject(Command command, ProjectId id) {
        command.requiredReason();
        endProject("cancel-project", command, id, ProjectStatus.CANCELLED);
    }

    /**
     * Plans an activity; nobody can enrol before it is {@linkplain #publish published}.
     *
     * @param command who asks, and under which key
     * @param plan    the plan
     * @return the id
     * @throws Refused if a record that the plan names is unknown, the team is not there on the first day, or the project is over
     *     ({@link ServiceError#PROJECT_OVER})
     */
    public ActivityId plan(Command command, ActivityPlan plan) {
        return register("plan-activity", command, List.of(plan), ActivityStatus.DRAFT)
                .get(0);
    }

    /**
     * Plans and publishes activities in one commit, with the same few calls of the storage however many they are.
     *
     * @param command who asks, and under which key
     * @param plans   the plans, 1 to {@value #MAX_BULK}
     * @return the ids, in the order of the plans
     * @throws Refused as for {@link #plan}
     */
    public List<ActivityId> announce(Command command, List<ActivityPlan> plans) {
        return register("announce-activities", command, plans, ActivityStatus.PUBLISHED);
    }

    /**
     * Plans and publishes activities within the commit of another decision, such as that of a programme they belong to.
     *
     * @param draft the decision
     * @param plans the plans, 0 to {@value #MAX_BULK}
     * @return the ids, in the order of the plans
     * @throws Refused as for {@link #plan}
     */
    public static List<ActivityId> announceWithin(Draft draft, List<ActivityPlan> plans) {
        Check.range("plans", plans.size(), 0, MAX_BULK);
        return create(draft, plans, ActivityStatus.PUBLISHED);
    }

    /**
     * Publishes an activity: volunteers can enrol.
     *
     * @param command who asks, and under which key
     * @param id      the activity
     * @throws Refused if it is unknown or no draft ({@link ServiceError#WRONG_STATUS})
     */
    public void publish(Command command, ActivityId id) {
        change("publish-activity", command, id, EnumSet.of(ActivityStatus.DRAFT), ActivityStatus.PUBLISHED);
    }

    /**
     * Closes an activity: attendance is complete. What is not reviewed yet still can be.
     *
     * @param command who asks, and under which key
     * @param id      the activity
     * @throws Refused if it is unknown, not published ({@link ServiceError#WRONG_STATUS}), or has not begun
     *     ({@link ServiceError#NOT_BEGUN})
     */
    public void close(Command command, ActivityId id) {
        change("close-activity", command, id, EnumSet.of(ActivityStatus.PUBLISHED), ActivityStatus.CLOSED);
    }

    /**
     * Opens an activity again that was closed too early, for a reason that the command gives.
     *
     * @param command who asks, why, and under which key
     * @param id      the activity
     * @throws Refused if it is unknown or not closed ({@link ServiceError#WRONG_STATUS})
     */
    public void reopen(Command command, ActivityId id) {
        command.requiredReason();
        change("reopen-activity", command, id, EnumSet.of(ActivityStatus.CLOSED), ActivityStatus.PUBLISHED);
    }

    /**
     * Calls an activity off, for a reason that the command gives. Whoever had a place in it is free for others; what was worked before
     * stays in the ledger.
     *
     * @param command who asks, why, and under which key
     * @param id      the activity
     * @throws Refused if it is unknown, closed or cancelled already ({@link ServiceError#WRONG_STATUS})
     */
    public void cancel(Command command, ActivityId id) {
        command.requiredReason();
        change(
                "cancel-activity",
                command,
                id,
                EnumSet.of(ActivityStatus.DRAFT, ActivityStatus.PUBLISHED),
                ActivityStatus.CANCELLED);
    }

    /**
     * Changes the plan of an activity that is not over. Enrolments stay; places that are added go to those who wait. A capacity below
     * the number of places given takes none of them back.
     *
     * <p>Minors whom the rules do not allow any more, such as after the danger was raised, lose places ahead.
     *
     * @param command who asks, and under which key
     * @param id      the activity
     * @param version the version that the change was made on, so that no edit of another is lost
     * @param plan    the new plan
     * @throws Refused if the activity is unknown, closed or cancelled ({@link ServiceError#WRONG_STATUS}), has another version by now
     *     ({@link ServiceError#EDITED_MEANWHILE}), a shift with enrolments would vanish ({@link ServiceError#SHIFT_IN_USE}), or as for
     *     {@link #plan}
     */
    public void editPlan(Command command, ActivityId id, long version, ActivityPlan plan) {
        RequestDigest content = RequestDigest.of("edit-activity", id, version, plan);
        runner.run("edit-activity", command, content, draft -> {
            Versioned<Activity> before = draft.get(Activity.KIND, id);
            Activity activity = before.entity();
            concerns(draft, activity.plan().affiliation());
            if (before.version() != version) {
                throw new Refused(
                        ServiceError.EDITED_MEANWHILE,
                        "Activity " + id.value() + " has version " + before.version() + " by now, not " + version + ".",
                        Map.of("activity", id.value(), "version", before.version(), "expected", version));
            }
            requireStatus(activity, EnumSet.of(ActivityStatus.DRAFT, ActivityStatus.PUBLISHED));
            requireReferences(
                    draft, List.of(plan), activity.plan().affiliation().project());
            if (isReshaped(activity.plan(), plan)) {
                reshape(draft, activity, plan);
            }
            draft.replace(Activity.KIND, before, new Activity(id, plan, activity.status()));
            draft.event("activity-edited", Activity.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * An activity, with the version to edit it by.
     *
     * @param id the activity
     * @return the activity, or empty
     */
    public Optional<Versioned<Activity>> find(ActivityId id) {
        return runner.storage().find(Activity.KIND, id.value());
    }

    /**
     * The category of a code.
     *
     * @param code the code
     * @return the category, or empty
     */
    public Optional<ServiceCategory> categoryByCode(String code) {
        UniqueKey key = ServiceCategory.KIND.uniqueKey("code", code);
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(id -> runner.storage().find(ServiceCategory.KIND, id))
                .map(Versioned::entity);
    }

    private List<ActivityId> register(String name, Command command, List<ActivityPlan> plans, ActivityStatus status) {
        Check.range("plans", plans.size(), 1, MAX_BULK);
        String answer = runner.run(
                name, command, RequestDigest.of(name, plans), draft -> IdList.write(create(draft, plans, status)));
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), ActivityId::new);
    }

    private static List<ActivityId> create(Draft draft, List<ActivityPlan> plans, ActivityStatus status) {
        requireReferences(draft, plans, null);
        List<ActivityId> ids = new ArrayList<>(plans.size());
        for (ActivityPlan plan : plans) {
            ActivityId id = new ActivityId(draft.newId());
            draft.create(Activity.KIND, new Activity(id, plan, status));
            draft.create(
                    Roster.KIND,
                    new Roster(
                            id,
                            status,
                            plan.affiliation().area(),
                            plan.affiliation().organisation(),
                            plan.schedule().shifts().stream()
                                    .map(ShiftPlaces::empty)
                                    .toList()));
            draft.event("activity-planned", Activity.KIND, id.value(), Map.of("status", status.name()));
            ids.add(id);
        }
        return ids;
    }

    private void change(String name, Command command, ActivityId id, Set<ActivityStatus> allowed, ActivityStatus next) {
        runner.run(name, command, RequestDigest.of(name, id), draft -> {
            Versioned<Activity> before = draft.get(Activity.KIND, id);
            Activity activity = before.entity();
            concerns(draft, activity.plan().affiliation());
            requireStatus(activity, allowed);
            if (next == ActivityStatus.CLOSED) {
                requireBegun(draft, activity);
            }
            draft.replace(Activity.KIND, before, new Activity(id, activity.plan(), next));
            Versioned<Roster> roster = draft.get(Roster.KIND, id);
            draft.replace(Roster.KIND, roster, roster.entity().with(next));
            draft.event("activity-changed", Activity.KIND, id.value(), Map.of("status", next.name()));
            return null;
        });
    }

    private static void requireBegun(Draft draft, Activity activity) {
        Instant start = activity.plan().schedule().time().start();
        if (draft.now().isBefore(start)) {
            throw new Refused(
                    ServiceError.NOT_BEGUN,
                    "Activity " + activity.id().value() + " begins at " + start + ".",
                    Map.of("activity", activity.id().value(), "start", start));
        }
    }

    private void endProject(String name, Command command, ProjectId id, ProjectStatus next) {
        runner.run(name, command, RequestDigest.of(name, id), draft -> {
            Versioned<Project> before = draft.get(Project.KIND, id);
            draft.concerns(before.entity().area(), before.entity().organisation());
            if (before.entity().status() != ProjectStatus.OPEN) {
                throw new Refused(
                        ServiceError.WRONG_STATUS,
                        "Project " + id.value() + " is " + before.entity().status() + ".",
                        Map.of("project", id.value(), "status", before.entity().status()));
            }
            draft.replace(Project.KIND, before, before.entity().with(next));
            draft.event("project-ended", Project.KIND, id.value(), Map.of("status", next.name()));
            return null;
        });
    }

    private static void concerns(Draft draft, Affiliation affiliation) {
        draft.concerns(affiliation.area(), affiliation.organisation());
    }

    private static boolean isReshaped(ActivityPlan before, ActivityPlan after) {
        return !before.schedule().shifts().equals(after.schedule().shifts())
                || !before.affiliation().area().equals(after.affiliation().area())
                || !before.affiliation()
                        .organisation()
                        .equals(after.affiliation().organisation())
                || !before.precautionsOrNone().equals(after.precautionsOrNone());
    }

    private void reshape(Draft draft, Activity activity, ActivityPlan plan) {
        List<Shift> shifts = plan.schedule().shifts();
        AgendaBook agendas = new AgendaBook(draft);
        agendas.load(List.of(), List.of(activity.id()));
        MinorChecks minors = new MinorChecks(draft, ages);
        minors.use(new Activity(activity.id(), plan, activity.status()));
        Seating seating = Seating.of(draft, agendas, minors, activity.id());
        seating.reshape(plan);
        if (activity.status() == ActivityStatus.PUBLISHED) {
            new MinorsAhead(draft, agendas, minors, seating).end("activity-edited", enrolment -> true);
            shifts.forEach(shift -> seating.fill(shift.number()));
        }
        seating.write();
        agendas.write();
    }

    private static void requireStatus(Activity activity, Set<ActivityStatus> allowed) {
        if (!allowed.contains(activity.status())) {
            throw new Refused(
                    ServiceError.WRONG_STATUS,
                    "Activity " + activity.id().value() + " is " + activity.status() + ".",
                    Map.of("activity", activity.id().value(), "status", activity.status()));
        }
    }

    /** Requires that what the plans name is there. An activity may stay in the project that it has, open or not. */
    private static void requireReferences(Draft draft, List<ActivityPlan> plans, @Nullable ProjectId present) {
        List<Affiliation> named = plans.stream().map(ActivityPlan::affiliation).toList();
        named.forEach(each -> concerns(draft, each));
        draft.relyAll(Organisation.KIND, named(named, Affiliation::organisation));
        draft.relyAll(Area.KIND, named(named, Affiliation::area));
        draft.relyAll(Station.KIND, named(named, Affiliation::station));
        draft.relyAll(ServiceCategory.KIND, named(named, Affiliation::category));
        draft.relyAll(Project.KIND, named(named, Affiliation::project)).values().stream()
                .filter(project -> project.status() != ProjectStatus.OPEN)
                .filter(project -> !project.id().equals(present))
                .findFirst()
                .ifPresent(over -> {
                    throw new Refused(
                            ServiceError.PROJECT_OVER,
                            "Project " + over.id().value() + " is " + over.status() + ".",
                            Map.of("project", over.id().value(), "status", over.status()));
                });
        Map<Long, Team> teams = draft.relyAll(Team.KIND, named(named, Affiliation::team));
        for (ActivityPlan plan : plans) {
            Team team =
                    Objects.requireNonNull(teams.get(plan.affiliation().team().value()));
            LocalDate day = plan.schedule().time().start().atZone(draft.zone()).toLocalDate();
            if (!team.existsOn(day)) {
                throw new Refused(
                        TeamError.NOT_THERE,
                        "Team " + team.id().value() + " is not there on " + day + ".",
                        Map.of("team", team.id().value(), "day", day));
            }
        }
    }

    private static <T, I extends EntityId> List<I> named(Collection<T> records, Function<T, @Nullable I> field) {
        List<I> ids = new ArrayList<>();
        for (T record : records) {
            I id = field.apply(record);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }
}
