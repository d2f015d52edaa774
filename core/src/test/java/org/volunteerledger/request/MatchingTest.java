package org.volunteerledger.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.team.TeamId;

final class MatchingTest {

    private static final LocalDate DAY = LocalDate.of(2022, 10, 8);

    /** A district 1 with the street 2 and its community 3, and the street 4; a district 9 apart. */
    private static final AreaTree TREE = AreaTree.of(
            List.of(
                    area(1, AreaLevel.DISTRICT, null),
                    area(2, AreaLevel.STREET, 1L),
                    area(3, AreaLevel.COMMUNITY, 2L),
                    area(4, AreaLevel.STREET, 1L),
                    area(9, AreaLevel.DISTRICT, null)),
            DAY);

    @ParameterizedTest
    @CsvSource({"3, 0, 100", "2, 1, 85", "1, 2, 70", "4, 3, 55", "9, -1, 0", "77, -1, 0"})
    void distanceIsCountedInStepsOfTheTree(long area, int steps, int score) {
        Proposal proposal = one(need(null), candidate(1, area, null, false, 0, 0, 0));

        assertThat(proposal.steps()).isEqualTo(steps);
        assertThat(proposal.distance()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({", 管道, 100", "管道, 管道, 100", "' Law ', LAW, 100", "管道维修, 管道, 60", "管道, 管道维修, 60", "管道, 医疗, 0", "管道, , 0"
    })
    void skillIsTheSpecialityAskedFor(@Nullable String asked, @Nullable String speciality, int score) {
        assertThat(one(need(asked), candidate(1, 3, speciality, false, 0, 0, 0)).skill())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 50", "1, 1, 0", "1, 5, 100", "2, 7, 62", "1, 3, 50"})
    void ratingIsTheAverageAboveTheWorst(long ratings, long scores, int score) {
        assertThat(one(need(null), candidate(1, 3, null, false, 0, ratings, scores))
                        .rating())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 90", "10, 0", "11, 0"})
    void eachOpenRequestWeighs(long open, int score) {
        assertThat(one(need(null), candidate(1, 3, null, false, open, 0, 0)).load())
                .isEqualTo(score);
    }

    @Test
    void theOrderDoesNotHangOnThatOfTheCandidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            candidates.add(candidate(i, 1 + i % 4, null, i % 3 == 0, i % 5, i % 2, 3L * (i % 2)));
        }
        List<Proposal> sorted = Matching.rank(need(null), candidates, TREE, MatchWeights.DEFAULT);
        Collections.shuffle(candidates, new Random(7));

        assertThat(Matching.rank(need(null), candidates, TREE, MatchWeights.DEFAULT))
                .isEqualTo(sorted);
        assertThat(sorted).isSortedAccordingTo((a, b) -> Integer.compare(b.score(), a.score()));
    }

    @Test
    void equalScoresGoToTheNearerThenTheLessLoadedThenTheLowerNumber() {
        MatchWeights none = new MatchWeights(1, 0, 0, 0, 0);
        List<Candidate> candidates = List.of(
                candidate(4, 2, null, true, 0, 0, 0),
                candidate(3, 3, null, true, 1, 0, 0),
                candidate(2, 3, null, true, 0, 0, 0),
                candidate(1, 3, null, true, 0, 0, 0));

        assertThat(Matching.rank(need(null), candidates, TREE, none))
                .extracting(proposal -> proposal.candidate().team().value())
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void needIsAnOpenProjectOfTheCategory() {
        Need category = need(null).of(new ServiceCategoryId(5), null);

        assertThat(one(category, candidate(1, 3, null, true, 0, 0, 0)).need()).isEqualTo(100);
        assertThat(one(category, candidate(1, 3, null, false, 0, 0, 0)).need()).isZero();
        assertThat(one(need(null), candidate(1, 3, null, false, 0, 0, 0)).need())
                .isEqualTo(100);
    }

    @Test
    void weightsAreNotAllZero() {
        assertThatThrownBy(() -> new MatchWeights(0, 0, 0, 0, 0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MatchWeights(101, 0, 0, 0, 0)).isInstanceOf(InvalidInput.class);
    }

    private static Proposal one(Need need, Candidate candidate) {
        return Matching.rank(need, List.of(candidate), TREE, MatchWeights.DEFAULT)
                .get(0);
    }

    private static Need need(@Nullable String skill) {
        return Need.service("管道堵塞", new AreaId(3)).of(null, skill);
    }

    private static Candidate candidate(
            long team, long area, @Nullable String speciality, boolean offers, long load, long ratings, long scores) {
        return new Candidate(new TeamId(team), new AreaId(area), speciality, offers, load, ratings, scores);
    }

    private static Area area(long id, AreaLevel level, @Nullable Long parent) {
        return new Area(
                new AreaId(id),
                "area-" + id,
                level,
                List.of(new Area.Name(DAY, "Area " + id)),
                List.of(new Area.Parent(DAY, parent == null ? null : new AreaId(parent))));
    }
}
