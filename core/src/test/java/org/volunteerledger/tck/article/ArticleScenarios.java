package org.volunteerledger.tck.article;

import java.util.List;

/** All systems of the articles that can be played. */
public final class ArticleScenarios {

    private static final List<ArticleScenario> ALL = List.of(
            new S01PracticeNetwork(),
            new S02BrandTeams(),
            new S03GoodPeople(),
            new S04RegistrationDrive(),
            new S05OrderPlatform(),
            new S06SmallWishes(),
            new S08KnockOfHappiness(),
            new S09HealthPanels(),
            new S10SpecialTeams(),
            new S11ResidentFiles(),
            new S12HarvestHelp(),
            new S13DualReporting(),
            new S14FiveColourWeek(),
            new S15ThreeLists(),
            new S16HeartStewards(),
            new S17CoBuilding(),
            new S18ProjectHonour(),
            new S19PracticeYear(),
            new S20SchoolBase());

    private ArticleScenarios() {}

    /**
     * All of them, by number.
     *
     * @return the scenarios
     */
    public static List<ArticleScenario> all() {
        return ALL;
    }

    /**
     * One of them.
     *
     * @param system its number, such as S5
     * @return the scenario
     * @throws IllegalArgumentException if there is none
     */
    public static ArticleScenario of(String system) {
        return ALL.stream()
                .filter(scenario -> scenario.system().equals(system))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + system));
    }
}
