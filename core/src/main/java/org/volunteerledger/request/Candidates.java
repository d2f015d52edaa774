package org.volunteerledger.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ProjectStatus;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.Team;

/** Reads the teams that could serve, and what counts for each: one list of teams and three counts. */
final class Candidates {

    private final Storage storage;
    private final AreaTree tree;

    Candidates(Storage storage, AreaTree tree) {
        this.storage = storage;
        this.tree = tree;
    }

    List<Candidate> around(Need need) {
        List<Team> teams = teams(widest(need.area()));
        Set<Long> offering = offering(need.category());
        Map<Long, Long> loads = new HashMap<>();
        Filter open = Filter.in(
                ServiceRequest.STATUS,
                RequestStatus.OPEN_ORDERS.stream().map(Enum::name).toList());
        count(ServiceRequest.KIND, open, ServiceRequest.TEAM).forEach(row -> loads.put(key(row, 0), row.count()));
        Map<Long, Long> ratings = new HashMap<>();
        Map<Long, Long> scores = new HashMap<>();
        count(
                        ServiceRequest.KIND,
                        Filter.range(ServiceRequest.SCORE, 1L, null),
                        ServiceRequest.TEAM,
                        ServiceRequest.SCORE)
                .forEach(row -> {
                    ratings.merge(key(row, 0), row.count(), Long::sum);
                    scores.merge(key(row, 0), row.count() * key(row, 1), Long::sum);
                });
        return teams.stream()
                .map(team -> {
                    long id = team.id().value();
                    return new Candidate(
                            team.id(),
                            team.area(),
                            team.speciality(),
                            offering.contains(id),
                            loads.getOrDefault(id, 0L),
                            ratings.getOrDefault(id, 0L),
                            scores.getOrDefault(id, 0L));
                })
                .toList();
    }

    /** The widest area around whose areas fit into one condition. */
    private Set<AreaId> widest(AreaId area) {
        List<AreaId> path = new ArrayList<>(tree.pathToRoot(area));
        Collections.reverse(path);
        return path.stream()
                .map(tree::subtree)
                .filter(areas -> areas.size() <= Filter.MAX_VALUES)
                .findFirst()
                .orElse(Set.of(area));
    }

    private List<Team> teams(Set<AreaId> areas) {
        Filter around = Filter.in(Team.AREA, areas.stream().map(EntityId::value).toList());
        List<Team> teams = new ArrayList<>();
        Pages.visit(storage, Team.KIND, around, row -> {
            if (row.entity().existsOn(tree.day())) {
                teams.add(row.entity());
            }
        });
        return teams;
    }

    private Set<Long> offering(@Nullable ServiceCategoryId category) {
        if (category == null) {
            return Set.of();
        }
        Filter open = Filter.all(
                Filter.equal(Project.CATEGORY, category.value()), Filter.is(Project.STATUS, ProjectStatus.OPEN));
        Map<Long, Long> projects = new HashMap<>();
        count(Project.KIND, open, Project.TEAM).forEach(row -> projects.put(key(row, 0), row.count()));
        return projects.keySet();
    }

    private List<Counts.Row> count(Kind<?> kind, Filter filter, Attribute<?>... by) {
        return storage.count(
                        kind, filter, List.of(by).stream().map(Attribute::name).toList())
                .rows();
    }

    /** Requests without a team count for none. */
    private static long key(Counts.Row row, int column) {
        return (Long) Objects.requireNonNullElse(row.keys().get(column), 0L);
    }
}
