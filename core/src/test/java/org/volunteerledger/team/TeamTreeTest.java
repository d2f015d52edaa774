package org.volunteerledger.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;

final class TeamTreeTest {

    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    @Test
    void storedCircleIsReported() {
        TeamTree tree = TeamTree.of(List.of(team(1, 2L), team(2, 1L)), DAY);
        assertThatThrownBy(() -> tree.pathToRoot(new TeamId(1))).isInstanceOf(Corrupt.class);
        assertThat(tree.subtree(new TeamId(1))).containsExactly(new TeamId(1), new TeamId(2));
    }

    @Test
    void parentOutsideOfTheTreeEndsThePath() {
        TeamTree tree = TeamTree.of(List.of(team(1, 2L)), DAY);
        assertThat(tree.pathToRoot(new TeamId(1))).containsExactly(new TeamId(1));
        assertThat(tree.find(new TeamId(2))).isEmpty();
    }

    @Test
    void datesMustMakeSense() {
        Team.Parent first = new Team.Parent(DAY, null);
        assertThatThrownBy(() -> team(DAY.minusDays(1), List.of(first))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> team(null, List.of())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> team(null, List.of(first, first))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Membership(
                        new MembershipId(1), new TeamId(1), new VolunteerId(1), TeamRole.MEMBER, DAY, DAY.minusDays(1)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void teamIsThereFromItsFirstDayUntilItIsDissolved() {
        Team team = team(DAY.plusDays(2), List.of(new Team.Parent(DAY, null)));
        assertThat(team.existsOn(DAY.minusDays(1))).isFalse();
        assertThat(team.existsOn(DAY)).isTrue();
        assertThat(team.existsOn(DAY.plusDays(1))).isTrue();
        assertThat(team.existsOn(DAY.plusDays(2))).isFalse();
    }

    private static Team team(long id, long parent) {
        return new Team(
                new TeamId(id),
                "team",
                new OrganisationId(1),
                new AreaId(1),
                null,
                null,
                SponsorKind.NONE,
                null,
                DAY,
                null,
                List.of(new Team.Parent(DAY, new TeamId(parent))));
    }

    private static Team team(@org.jspecify.annotations.Nullable LocalDate dissolved, List<Team.Parent> parents) {
        return new Team(
                new TeamId(1),
                "team",
                new OrganisationId(1),
                new AreaId(1),
                null,
                null,
                SponsorKind.NONE,
                null,
                DAY,
                dissolved,
                parents);
    }
}
