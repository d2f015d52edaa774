package org.volunteerledger.duty.lists;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Places;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Attended;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;

/** The projects list: from a need and a resource that match, to the need that is met. Thread-safe. */
public final class JointProjects {

    private final CommandRunner runner;
    private final Places places;

    private JointProjects(CommandRunner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param places knows which areas lie within which
     * @return the commands
     */
    public static JointProjects over(CommandRunner runner, Places places) {
        return new JointProjects(runner, places);
    }

    /**
     * Proposes that a resource meets a need. A need may have several proposals; the one that is agreed first gets it.
     *
     * @param command  who asks, and under which key
     * @param need     the need
     * @param resource the resource
     * @param by       which side proposes it, and so agrees
     * @return the id
     * @throws Refused if an item is unknown or not open ({@link ListsError#NOT_OPEN}), they do not match
     *     ({@link ListsError#NO_MATCH}), or are in a project already ({@link ListsError#PROPOSED_ALREADY})
     */
    public JointProjectId propose(Command command, ListItemId need, ListItemId resource, Side by) {
        RequestDigest content = RequestDigest.of("propose-project", need, resource, by);
        return new JointProjectId(runner.runForId("propose-project", command, content, draft -> {
            ListItem needed = draft.rely(ListItem.KIND, need);
            ListItem offered = draft.rely(ListItem.KIND, resource);
            OrganisationId unit = requireMatch(draft, needed, offered);
            draft.concerns(needed.area(), unit);
            ThreeLists.requireOpen(needed);
            ThreeLists.requireOpen(offered);
            var pair = JointProject.KIND.uniqueKey("pair", JointProject.pair(need, resource));
            if (!draft.storage().owners(List.of(pair)).isEmpty()) {
                throw new Refused(
                        ListsError.PROPOSED_ALREADY,
                        "Need " + need.value() + " and resource " + resource.value() + " are in a project already.",
                        Map.of("need", need.value(), "resource", resource.value()));
            }
            JointProjectId id = new JointProjectId(draft.newId());
            draft.create(
                    JointProject.KIND,
                    new JointProject(id, need, resource, unit, needed.area(), by, null, ProjectStatus.PROPOSED));
            draft.event("project-proposed", JointProject.KIND, id.value(), Map.of());
            return id.value();
        }));
    }

    /**
     * Agrees to a project that the other side proposed. The need is off the market.
     *
     * @param command who asks, and under which key
     * @param id      the project
     * @param by      which side agrees
     * @throws Refused if it is unknown or not proposed ({@link ListsError#NOT_NOW}), it was this side that proposed it
     *     ({@link ListsError#OTHER_SIDE}), another project has got the need ({@link ListsError#NOT_OPEN}), or the unit has no
     *     commitment letter to the community today ({@link ListsError#NO_COMMITMENT})
     */
    public void agree(Command command, JointProjectId id, Side by) {
        runner.run("agree-project", command, RequestDigest.of("agree-project", id, by), draft -> {
            Versioned<JointProject> before = allowed(draft, id, ProjectStep.AGREE);
            JointProject project = before.entity();
            requireOther(project, by);
            if (!ThreeLists.isCommitted(draft.storage(), project.unit(), project.community(), draft.today())) {
                throw new Refused(
                        ListsError.NO_COMMITMENT,
                        "Organisation " + project.unit().value() + " has no letter to area "
                                + project.community().value() + " that holds on " + draft.today() + ".",
                        Map.of(
                                "unit",
                                project.unit().value(),
                                "community",
                                project.community().value()));
            }
            ThreeLists.requireOpen(draft.rely(ListItem.KIND, project.resource()));
            Versioned<ListItem> need = draft.get(ListItem.KIND, project.need());
            ThreeLists.requireOpen(need.entity());
            draft.replace(ListItem.KIND, need, need.entity().with(ItemStatus.PLANNED));
            advance(draft, before, ProjectStep.AGREE, null);
            return null;
        });
    }

    /**
     * Declines a project that the other side proposed.
     *
     * @param command who asks, and under which key
     * @param id      the project
     * @param by      which side declines
     * @throws Refused if it is unknown or not proposed ({@link ListsError#NOT_NOW}), or it was this side that proposed it
     *     ({@link ListsError#OTHER_SIDE})
     */
    public void decline(Command command, JointProjectId id, Side by) {
        runner.run("decline-project", command, RequestDigest.of("decline-project", id, by), draft -> {
            Versioned<JointProject> before = allowed(draft, id, ProjectStep.DECLINE);
            requireOther(before.entity(), by);
            advance(draft, before, ProjectStep.DECLINE, null);
            return null;
        });
    }

    /**
     * Starts a project with the activity that is to meet the need.
     *
     * @param command  who asks, and under which key
     * @param id       the project
     * @param activity an activity of the unit within the community, not called off
     * @throws Refused if a record is unknown, the project is not agreed ({@link ListsError#NOT_NOW}), or the activity is another's
     *     ({@link ListsError#NOT_HELD})
     */
    public void start(Command command, JointProjectId id, ActivityId activity) {
        runner.run("start-project", command, RequestDigest.of("start-project", id, activity), draft -> {
            Versioned<JointProject> before = allowed(draft, id, ProjectStep.START);
            Activity planned = draft.rely(Activity.KIND, activity);
            Affiliation held = planned.plan().affiliation();
            JointProject project = before.entity();
            boolean ofUnit = held.organisation().equals(project.unit())
                    && planned.status() != ActivityStatus.CANCELLED
                    && places.treeOn(draft.today()).pathToRoot(held.area()).contains(project.community());
            if (!ofUnit) {
                throw notHeld(project, planned);
            }
            advance(draft, before, ProjectStep.START, activity);
            return null;
        });
    }

    /**
     * Finishes a project whose activity was held and closed: somebody came, or the ledger has an entry of it that stands. The need is
     * met.
     *
     * @param command who asks, and under which key
     * @param id      the project
     * @throws Refused if it is unknown or does not run ({@link ListsError#NOT_NOW}), or its activity is not closed or nobody came to
     *     it ({@link ListsError#NOT_HELD})
     */
    public void finish(Command command, JointProjectId id) {
        runner.run("finish-project", command, RequestDigest.of("finish-project", id), draft -> {
            Versioned<JointProject> before = allowed(draft, id, ProjectStep.FINISH);
            JointProject project = before.entity();
            Activity activity =
                    draft.rely(Activity.KIND, Objects.requireNonNull(project.activity(), "a running project has one"));
            if (activity.status() != ActivityStatus.CLOSED) {
                throw notHeld(project, activity);
            }
            requireAttended(draft, project, activity.id());
            move(draft, project.need(), ItemStatus.MET);
            advance(draft, before, ProjectStep.FINISH, project.activity());
            return null;
        });
    }

    /**
     * Calls a project off, for a reason that the command gives. The need is open again.
     *
     * @param command who asks, why, and under which key
     * @param id      the project
     * @throws Refused if it is unknown or over ({@link ListsError#NOT_NOW})
     */
    public void cancel(Command command, JointProjectId id) {
        command.requiredReason();
        runner.run("cancel-project-of-lists", command, RequestDigest.of("cancel-project-of-lists", id), draft -> {
            Versioned<JointProject> before = allowed(draft, id, ProjectStep.CANCEL);
            JointProject project = before.entity();
            if (project.status() != ProjectStatus.PROPOSED) {
                move(draft, project.need(), ItemStatus.OPEN);
            }
            advance(draft, before, ProjectStep.CANCEL, project.activity());
            return null;
        });
    }

    /**
     * A project.
     *
     * @param id the project
     * @return the project, or empty
     */
    public Optional<JointProject> find(JointProjectId id) {
        return runner.storage().find(JointProject.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The projects list of a unit, a community, or the two.
     *
     * @param unit      the unit, or null if the community is given
     * @param community the community, or null if the unit is given
     * @return the projects, by ascending id
     * @throws InvalidInput if neither is given
     */
    public List<JointProject> list(@Nullable OrganisationId unit, @Nullable AreaId community) {
        if (unit == null && community == null) {
            throw new InvalidInput(InputError.MISSING, "Give the unit or the community.", Map.of("field", "unit"));
        }
        Filter filter = Filter.all(
                unit == null ? Filter.ALL : Filter.equal(JointProject.UNIT, unit.value()),
                community == null ? Filter.ALL : Filter.equal(JointProject.COMMUNITY, community.value()));
        return Pages.all(runner.storage(), JointProject.KIND, filter).stream()
                .map(Versioned::entity)
                .toList();
    }

    private OrganisationId requireMatch(Draft draft, ListItem need, ListItem resource) {
        OrganisationId unit = resource.unit();
        boolean matches = need.isNeed()
                && unit != null
                && need.kind().equals(resource.kind())
                && places.treeOn(draft.today()).pathToRoot(need.area()).contains(resource.area());
        if (!matches || unit == null) {
            throw new Refused(
                    ListsError.NO_MATCH,
                    "Item " + resource.id().value() + " is no resource for item "
                            + need.id().value() + ".",
                    Map.of("need", need.id().value(), "resource", resource.id().value()));
        }
        return unit;
    }

    private static Versioned<JointProject> allowed(Draft draft, JointProjectId id, ProjectStep step) {
        Versioned<JointProject> read = draft.get(JointProject.KIND, id);
        JointProject project = read.entity();
        draft.concerns(project.community(), project.unit());
        if (!step.allowedIn(project.status())) {
            throw new Refused(
                    ListsError.NOT_NOW,
                    "Project " + id.value() + " is " + project.status() + " and does not allow " + step + ".",
                    Map.of("project", id.value(), "status", project.status()));
        }
        return read;
    }

    private static void advance(
            Draft draft, Versioned<JointProject> before, ProjectStep step, @Nullable ActivityId activity) {
        draft.replace(JointProject.KIND, before, before.entity().with(step.next(), activity));
        draft.event("project-step", JointProject.KIND, before.id(), Map.of("step", step.name()));
    }

    private static void move(Draft draft, ListItemId need, ItemStatus status) {
        Versioned<ListItem> before = draft.get(ListItem.KIND, need);
        draft.replace(ListItem.KIND, before, before.entity().with(status));
    }

    private static void requireOther(JointProject project, Side by) {
        if (project.proposed() == by) {
            throw new Refused(
                    ListsError.OTHER_SIDE,
                    "Project " + project.id().value() + " was proposed by the side " + by + " itself.",
                    Map.of("project", project.id().value(), "side", by));
        }
    }

    private static void requireAttended(Draft draft, JointProject project, ActivityId activity) {
        if (Attended.of(draft.storage(), List.of(activity)).isEmpty()) {
            throw new Refused(
                    ListsError.NOT_HELD,
                    "Nobody came to activity " + activity.value() + " of project "
                            + project.id().value() + ".",
                    Map.of("project", project.id().value(), "activity", activity.value()));
        }
    }

    private static Refused notHeld(JointProject project, Activity activity) {
        return new Refused(
                ListsError.NOT_HELD,
                "Activity " + activity.id().value() + " of status " + activity.status() + " does not serve project "
                        + project.id().value() + ".",
                Map.of(
                        "project",
                        project.id().value(),
                        "activity",
                        activity.id().value()));
    }
}
