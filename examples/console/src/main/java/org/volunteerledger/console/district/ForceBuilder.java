package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.service.Services;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.TeamId;

/** Founds the teams below those of the streets, and registers their projects. */
final class ForceBuilder {

    private final Steps steps;
    private final VolunteerLedger ledger;
    private final DistrictFigures figures;
    private final Site site;
    private final LocalDate founded;

    ForceBuilder(Steps steps, VolunteerLedger ledger, DistrictFigures figures, Site site) {
        this.steps = steps;
        this.ledger = ledger;
        this.figures = figures;
        this.site = site;
        this.founded = LocalDate.of(figures.year() - 3, 9, 1);
    }

    Force build(Phases phases) {
        int[] community = new int[figures.teams()];
        for (int team = 0; team < community.length; team++) {
            community[team] = team % site.communities().size();
        }
        List<TeamId> teams = teams(community);
        List<ServiceCategoryId> categories = new ArrayList<>();
        for (Vocabulary.Category category : Vocabulary.CATEGORIES) {
            categories.add(ledger.services()
                    .registerCategory(command("category-" + category.code()), category.code(), category.name()));
        }
        return new Force(
                teams,
                community,
                categories,
                projects(teams, community, categories, phases),
                figures.volunteers() + figures.leavers());
    }

    /** The first teams are those of the streets; every other one lies below the one of its street. */
    private List<TeamId> teams(int[] community) {
        List<BrandId> brands = brands("team-brand-", Vocabulary.TEAM_BRANDS);
        int heads = Math.min(site.streets().size(), Math.max(1, figures.teams() / 4));
        List<NewTeam> wanted = new ArrayList<>();
        for (int i = 0; i < heads; i++) {
            wanted.add(new NewTeam(
                    Vocabulary.street(i) + "志愿服务总队",
                    null,
                    site.streetOffices().get(i),
                    site.streets().get(i),
                    site.offices().get(i),
                    null,
                    SponsorKind.NONE,
                    null,
                    founded));
            community[i] = i;
        }
        List<TeamId> teams = new ArrayList<>(
                ledger.teams().foundTeams(steps.command("teams-heads", Parties.CENTRE), List.copyOf(wanted)));
        wanted.clear();
        for (int i = heads; i < figures.teams(); i++) {
            wanted.add(team(i, community[i], teams.get(site.streetOf(community[i]) % heads), brands));
        }
        Chunks.forEach(
                wanted,
                org.volunteerledger.team.Teams.MAX_TEAMS,
                (from, some) -> teams.addAll(ledger.teams().foundTeams(command("teams-" + from), some)));
        return teams;
    }

    private NewTeam team(int number, int community, TeamId parent, List<BrandId> brands) {
        int round = number / site.communities().size();
        String again = round < Vocabulary.SPECIALITIES.size() ? "" : Integer.toString(round);
        String speciality = Vocabulary.speciality(round);
        return new NewTeam(
                Vocabulary.community(community) + speciality + again + "志愿服务队",
                parent,
                site.streetOffices().get(site.streetOf(community)),
                site.communities().get(community),
                site.stations().get(community),
                number % 7 == 3 ? brands.get(number % brands.size()) : null,
                Vocabulary.SPONSORS.get((number + round) % Vocabulary.SPONSORS.size()),
                speciality,
                founded);
    }

    private List<BrandId> brands(String step, List<String> names) {
        List<BrandId> brands = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            brands.add(ledger.teams().registerBrand(command(step + i), names.get(i)));
        }
        return brands;
    }

    private List<List<Force.RunningProject>> projects(
            List<TeamId> teams, int[] community, List<ServiceCategoryId> categories, Phases phases) {
        List<BrandId> brands = brands("activity-brand-", Vocabulary.ACTIVITY_BRANDS);
        List<NewProject> wanted = new ArrayList<>(figures.projects());
        for (int i = 0; i < figures.projects(); i++) {
            int team = i % teams.size();
            int category = category(i, teams.size());
            wanted.add(new NewProject(
                    Vocabulary.community(community[team])
                            + Vocabulary.CATEGORIES.get(category).name() + "项目" + figures.year() + "-" + (i + 1),
                    teams.get(team),
                    site.streetOffices().get(site.streetOf(community[team])),
                    area(community[team]),
                    categories.get(category),
                    brand(category, i, brands),
                    figures.first(),
                    figures.last()));
        }
        List<List<Force.RunningProject>> projects = new ArrayList<>();
        teams.forEach(team -> projects.add(new ArrayList<>()));
        phases.run(
                "Projects",
                "projects",
                figures.projects(),
                progress -> Chunks.forEach(wanted, Services.MAX_BULK, (from, some) -> {
                    List<ProjectId> ids = ledger.services().registerProjects(command("projects-" + from), some);
                    for (int i = 0; i < ids.size(); i++) {
                        projects.get((from + i) % teams.size())
                                .add(new Force.RunningProject(
                                        ids.get(i), some.get(i).name(), category(from + i, teams.size())));
                    }
                    progress.at(from + some.size());
                }));
        return projects;
    }

    /** Neighbouring teams work at different things, and each team at all of them in the course of the year. */
    private static int category(int project, int teams) {
        return (project % teams * 5 + project / teams) % Vocabulary.CATEGORIES.size();
    }

    private static @Nullable BrandId brand(int category, int project, List<BrandId> brands) {
        if (category == Vocabulary.PATROL) {
            return brands.get(0);
        }
        if (category == Vocabulary.ENVIRONMENT) {
            return brands.get(1);
        }
        return category == 1 && project % 2 == 0 ? brands.get(2) : null;
    }

    private AreaId area(int community) {
        return site.communities().get(community);
    }

    private Command command(String step) {
        return steps.command(step, Parties.CENTRE);
    }
}
