package org.volunteerledger.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Places;
import org.volunteerledger.place.Station;
import org.volunteerledger.service.Project;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamTree;

/** What belongs to the scope of a statement, on its last day. */
final class ScopeMembers {

    private final StatementScope scope;
    private final Set<AreaId> areas;
    private final List<Team> teams;
    private final Set<Long> projects;

    private ScopeMembers(StatementScope scope, Set<AreaId> areas, List<Team> teams, Set<Long> projects) {
        this.scope = scope;
        this.areas = areas;
        this.teams = teams;
        this.projects = projects;
    }

    static ScopeMembers read(Storage storage, Places places, StatementScope scope, LocalDate last) {
        AreaId area = scope.area();
        Set<AreaId> areas = area == null ? Set.of() : places.treeOn(last).subtree(area);
        Set<TeamId> below = scope.team() == null ? Set.of() : subtree(storage, scope.team(), last);
        List<Team> teams = all(storage, Team.KIND).stream()
                .filter(team -> isIn(scope, areas, team, below))
                .toList();
        BrandId programme = scope.programme();
        Set<Long> projects = programme == null
                ? Set.of()
                : Pages.all(storage, Project.KIND, Filter.equal(Project.BRAND, programme.value())).stream()
                        .map(Versioned::id)
                        .collect(Collectors.toSet());
        return new ScopeMembers(scope, areas, teams, projects);
    }

    /** The same filter, for what was served in the scope. */
    HourFilter narrow(HourFilter filter) {
        OrganisationId organisation = scope.organisation();
        if (scope.area() != null) {
            return filter.where(Dimension.AREA, values(areas));
        }
        if (organisation != null) {
            return filter.where(Dimension.ORGANISATION, List.of(organisation.value()));
        }
        if (scope.team() != null) {
            return filter.where(
                    Dimension.TEAM, values(teams.stream().map(Team::id).toList()));
        }
        return scope.programme() == null ? filter : filter.where(Dimension.PROJECT, projects);
    }

    /** The teams of the scope, whether they are there on the day or not. */
    List<Team> teams() {
        return teams;
    }

    /** The areas of a scope that is an area; otherwise none. */
    Set<Long> areas() {
        return values(areas);
    }

    boolean isEverything() {
        return scope == StatementScope.EVERYTHING;
    }

    boolean isArea() {
        return scope.area() != null;
    }

    boolean has(Station station) {
        return isEverything() || areas.contains(station.area());
    }

    boolean has(Project project) {
        OrganisationId organisation = scope.organisation();
        BrandId programme = scope.programme();
        if (scope.area() != null) {
            return areas.contains(project.area());
        }
        if (organisation != null) {
            return organisation.equals(project.organisation());
        }
        if (scope.team() != null) {
            return teams.stream().anyMatch(team -> team.id().equals(project.team()));
        }
        return programme == null || programme.equals(project.brand());
    }

    private static boolean isIn(StatementScope scope, Set<AreaId> areas, Team team, Set<TeamId> below) {
        OrganisationId organisation = scope.organisation();
        BrandId programme = scope.programme();
        if (scope.area() != null) {
            return areas.contains(team.area());
        }
        if (organisation != null) {
            return organisation.equals(team.organisation());
        }
        if (scope.team() != null) {
            return below.contains(team.id());
        }
        return programme == null || programme.equals(team.brand());
    }

    private static Set<TeamId> subtree(Storage storage, @Nullable TeamId team, LocalDate last) {
        return team == null
                ? Set.of()
                : new HashSet<>(TeamTree.of(all(storage, Team.KIND), last).subtree(team));
    }

    private static <E> List<E> all(Storage storage, Kind<E> kind) {
        return Pages.all(storage, kind, Filter.ALL).stream()
                .map(Versioned::entity)
                .toList();
    }

    private static Set<Long> values(Collection<? extends EntityId> ids) {
        return ids.stream().map(EntityId::value).collect(Collectors.toSet());
    }
}
