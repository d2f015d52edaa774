package org.volunteerledger.team;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.storage.StorageError;

/** The tree of teams as it stood on one day, with those teams that had not been founded or were dissolved. Immutable. */
public final class TeamTree {

    private final LocalDate day;
    private final Map<TeamId, Team> teams;
    private final Map<TeamId, List<TeamId>> children;

    private TeamTree(LocalDate day, Map<TeamId, Team> teams, Map<TeamId, List<TeamId>> children) {
        this.day = day;
        this.teams = teams;
        this.children = children;
    }

    /**
     * The tree of some teams on a day.
     *
     * @param teams all teams
     * @param day   the day
     * @return the tree
     */
    public static TeamTree of(Collection<Team> teams, LocalDate day) {
        Map<TeamId, Team> byId = new HashMap<>();
        Map<TeamId, List<TeamId>> children = new HashMap<>();
        for (Team team : teams) {
            byId.put(team.id(), team);
            team.parentOn(day)
                    .ifPresent(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>())
                            .add(team.id()));
        }
        return new TeamTree(day, byId, children);
    }

    /**
     * The day.
     *
     * @return the day
     */
    public LocalDate day() {
        return day;
    }

    /**
     * All teams, in no promised order.
     *
     * @return an unmodifiable collection
     */
    public Collection<Team> teams() {
        return Collections.unmodifiableCollection(teams.values());
    }

    /**
     * A team.
     *
     * @param id its id
     * @return the team, or empty if it is not in the tree
     */
    public Optional<Team> find(TeamId id) {
        return Optional.ofNullable(teams.get(id));
    }

    /**
     * A team and everything above it.
     *
     * @param id the team
     * @return the team first, the one at the top last; empty if it is not in the tree
     * @throws Corrupt if the stored parents form a circle
     */
    public List<TeamId> pathToRoot(TeamId id) {
        Set<TeamId> path = new LinkedHashSet<>();
        Optional<TeamId> next = Optional.of(id).filter(teams::containsKey);
        while (next.isPresent()) {
            if (!path.add(next.get())) {
                throw new Corrupt(
                        StorageError.UNREADABLE,
                        "Team " + id.value() + " lies below itself.",
                        Map.of("team", id.value()));
            }
            next = find(next.get()).flatMap(team -> team.parentOn(day)).filter(teams::containsKey);
        }
        return List.copyOf(path);
    }

    /**
     * A team and everything below it.
     *
     * @param root the team
     * @return its id and those of all teams below, sorted
     */
    public Set<TeamId> subtree(TeamId root) {
        Set<TeamId> found = new TreeSet<>(Comparator.comparingLong(TeamId::value));
        Deque<TeamId> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            TeamId id = open.pop();
            if (found.add(id)) {
                open.addAll(children.getOrDefault(id, List.of()));
            }
        }
        return found;
    }
}
