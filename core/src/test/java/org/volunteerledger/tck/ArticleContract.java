package org.volunteerledger.tck;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.tck.article.ArticleScenarios;
import org.volunteerledger.tck.article.Figure;
import org.volunteerledger.tck.article.Stage;

/** Every system of the articles comes to the article's own figures on the storage under test. */
public abstract class ArticleContract extends StorageContract {

    /** For subclasses. */
    protected ArticleContract() {}

    @Test
    final void s01PracticeNetwork() {
        play("S1");
    }

    @Test
    final void s19PracticeYear() {
        play("S19");
    }

    @Test
    final void s02BrandTeams() {
        play("S2");
    }

    @Test
    final void s05OrderPlatform() {
        play("S5");
    }

    @Test
    final void s06SmallWishes() {
        play("S6");
    }

    @Test
    final void s08KnockOfHappiness() {
        play("S8");
    }

    @Test
    final void s09HealthPanels() {
        play("S9");
    }

    @Test
    final void s11ResidentFiles() {
        play("S11");
    }

    @Test
    final void s04RegistrationDrive() {
        play("S4");
    }

    @Test
    final void s10SpecialTeams() {
        play("S10");
    }

    @Test
    final void s12HarvestHelp() {
        play("S12");
    }

    @Test
    final void s13DualReporting() {
        play("S13");
    }

    @Test
    final void s14FiveColourWeek() {
        play("S14");
    }

    @Test
    final void s15ThreeLists() {
        play("S15");
    }

    @Test
    final void s16HeartStewards() {
        play("S16");
    }

    @Test
    final void s17CoBuilding() {
        play("S17");
    }

    @Test
    final void s03GoodPeople() {
        play("S3");
    }

    @Test
    final void s18ProjectHonour() {
        play("S18");
    }

    @Test
    final void s07FromHelpedToHelper() {
        play("S7");
    }

    @Test
    final void s20SchoolBase() {
        play("S20");
    }

    private void play(String system) {
        Stage stage = Stage.over(storage(), ScenarioContract.keys(), NodeIds.of(1, Clock.systemUTC()), "kit");
        List<Figure> figures = ArticleScenarios.of(system).play(stage);
        Expect.that(system + " has figures", !figures.isEmpty(), "none");
        figures.forEach(figure -> Expect.equal(system + ": " + figure.name(), figure.article(), figure.computed()));
    }
}
