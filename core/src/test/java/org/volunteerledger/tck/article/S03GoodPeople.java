package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.BoardId;
import org.volunteerledger.honour.Channel;
import org.volunteerledger.honour.ConferredHonour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourError;
import org.volunteerledger.honour.HonourFilter;
import org.volunteerledger.honour.HonourId;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.HonourRules;
import org.volunteerledger.honour.Honours;
import org.volunteerledger.honour.NewBoard;
import org.volunteerledger.honour.NewHonourKind;
import org.volunteerledger.honour.Nomination;
import org.volunteerledger.honour.PublicationCounts;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.honour.RulePeriod;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.team.OrganisationId;

/**
 * S3: a hundred model citizens a year, the district's register of good people, and the boards that show them. The article gives no split
 * by level and board; the one here is invented.
 */
final class S03GoodPeople implements ArticleScenario {

    private static final int QUOTA = 100;
    private static final int PEOPLE = 250;

    /** Recorded from elsewhere, without the hundred that are selected. */
    private static final Map<HonourLevel, Integer> RECORDED = Map.of(
            HonourLevel.NATIONAL, 50, HonourLevel.PROVINCE, 150, HonourLevel.CITY, 700, HonourLevel.DISTRICT, 2_000);

    private static final int BOARDS = 600;
    private static final int GROUPS = 30;
    private static final int BOARDS_OF_GROUP = BOARDS / GROUPS;
    private static final int ON_LINE_OF_GROUP = 5;
    private static final int SHOWN_ON_BOARD = 99;

    @Override
    public String system() {
        return "S3";
    }

    @Override
    public String title() {
        return "Good people and model citizens, Jizhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId district = stage.area("吉州区", AreaLevel.DISTRICT, null);
        OrganisationId centre = stage.organisation("新时代文明实践中心", district);
        List<VolunteerId> people = stage.volunteers(PEOPLE, district);
        List<Figure> figures = new ArrayList<>(selection(stage, district, centre, people));
        RECORDED.forEach((level, count) -> record(stage, district, level, count, people));
        figures.addAll(register(stage, district));
        publish(stage, district);
        figures.addAll(publications(stage));
        return figures;
    }

    /** One more than the quota allows comes through the reviews and the notice. */
    private static List<Figure> selection(
            Stage stage, AreaId district, OrganisationId centre, List<VolunteerId> people) {
        LocalDate january = LocalDate.of(2022, 1, 1);
        HonourKindId kind = kind(stage, "文明城市·模范市民", HonourLevel.DISTRICT, AwardingBody.of(centre), district, january);
        stage.ledger()
                .honourPolicies()
                .setRules(
                        stage.command(),
                        kind,
                        RulePeriod.from(district, january),
                        HonourRules.DEFAULT.withQuota(QUOTA));
        List<HonourId> candidates = new ArrayList<>();
        for (VolunteerId person : people.subList(0, QUOTA + 1)) {
            Nomination nomination = new Nomination(kind, 2022, Recipient.person(person), district, "身边好人");
            HonourId id = stage.ledger().selections().nominate(stage.command(), nomination);
            stage.ledger().selections().review(stage.by("reviewer-1"), id, true, null);
            stage.ledger().selections().review(stage.by("reviewer-2"), id, true, null);
            candidates.add(id);
        }
        stage.ledger().selections().announce(stage.command(), candidates, WorkingDays.PLAIN);
        stage.itIs(stage.today().plusDays(8));
        stage.ledger().selections().award(stage.command(), candidates.subList(0, QUOTA));
        HonourFilter held = HonourFilter.STANDING.of(kind).of(2022);
        return List.of(
                new Figure("model citizens of the year", QUOTA, total(stage, held)),
                Figure.holds("the 101st is refused by the quota", isFull(stage, candidates.get(QUOTA))),
                new Figure("model citizens after that", QUOTA, total(stage, held)));
    }

    private static boolean isFull(Stage stage, HonourId candidate) {
        try {
            stage.ledger().selections().award(stage.command(), List.of(candidate));
            return false;
        } catch (Refused e) {
            return e.code() == HonourError.QUOTA_FULL
                    && Integer.valueOf(QUOTA).equals(e.fields().get("quota"));
        }
    }

    private static void record(Stage stage, AreaId district, HonourLevel level, int count, List<VolunteerId> people) {
        HonourKindId kind = kind(stage, "好人 " + level, level, AwardingBody.named("文明委 " + level), district, null);
        for (int from = 0; from < count; from += Honours.MAX_HONOURS) {
            List<ConferredHonour> batch = IntStream.range(from, Math.min(count, from + Honours.MAX_HONOURS))
                    .mapToObj(i -> conferred(kind, 2021 - i / PEOPLE, people.get(i % PEOPLE), district))
                    .toList();
            stage.ledger().honours().record(stage.command(), batch);
        }
    }

    private static ConferredHonour conferred(HonourKindId kind, int year, VolunteerId person, AreaId district) {
        return new ConferredHonour(
                kind,
                year,
                Recipient.person(person),
                district,
                "身边好人",
                LocalDate.of(year, 12, 1),
                HonourBasis.PRESENTED,
                "文〔" + year + "〕1号");
    }

    private static List<Figure> register(Stage stage, AreaId district) {
        Map<HonourLevel, Long> counts = stage.ledger().honours().countByLevel(HonourFilter.STANDING.within(district));
        List<Figure> figures = new ArrayList<>();
        RECORDED.forEach((level, recorded) -> figures.add(new Figure(
                "honours of level " + level,
                recorded + (level == HonourLevel.DISTRICT ? QUOTA : 0),
                counts.getOrDefault(level, 0L))));
        figures.add(new Figure(
                "honours in the register",
                3_000,
                counts.values().stream().mapToLong(Long::longValue).sum()));
        return figures;
    }

    /** Each group of boards shows its own good people. */
    private static void publish(Stage stage, AreaId district) {
        List<BoardId> boards = new ArrayList<>();
        for (int from = 0; from < BOARDS; from += BOARDS_OF_GROUP * 10) {
            List<NewBoard> batch = IntStream.range(from, from + BOARDS_OF_GROUP * 10)
                    .mapToObj(i -> new NewBoard("身边好人榜 " + i, district, channel(i), LocalDate.of(2022, 1, 1)))
                    .toList();
            boards.addAll(stage.ledger().boards().open(stage.command(), batch));
        }
        List<HonourId> honours = stage
                .ledger()
                .honours()
                .list(HonourFilter.STANDING.within(district), PageRequest.first(PageRequest.MAX_LIMIT))
                .items()
                .stream()
                .map(each -> each.entity().id())
                .toList();
        for (int group = 0; group < GROUPS; group++) {
            int first = group * SHOWN_ON_BOARD;
            int board = group * BOARDS_OF_GROUP;
            stage.ledger()
                    .boards()
                    .publish(
                            stage.command(),
                            honours.subList(first, first + SHOWN_ON_BOARD),
                            boards.subList(board, board + BOARDS_OF_GROUP));
        }
    }

    private static List<Figure> publications(Stage stage) {
        PublicationCounts counts = stage.ledger().boards().counts(null);
        long onLine = (long) GROUPS * ON_LINE_OF_GROUP * SHOWN_ON_BOARD;
        return List.of(
                new Figure("boards that show good people", 600, counts.byBoard().size()),
                new Figure("publications", 59_400, counts.total()),
                new Figure(
                        "publications counted by board",
                        59_400,
                        counts.byBoard().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()),
                new Figure("publications on line", onLine, counts.byChannel().getOrDefault(Channel.ON_LINE, 0L)),
                new Figure(
                        "publications off line",
                        59_400 - onLine,
                        counts.byChannel().getOrDefault(Channel.OFF_LINE, 0L)));
    }

    private static Channel channel(int board) {
        return board % BOARDS_OF_GROUP < ON_LINE_OF_GROUP ? Channel.ON_LINE : Channel.OFF_LINE;
    }

    private static long total(Stage stage, HonourFilter filter) {
        return stage.ledger().honours().countByLevel(filter).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static HonourKindId kind(
            Stage stage,
            String name,
            HonourLevel level,
            AwardingBody body,
            AreaId area,
            @Nullable LocalDate selectedFrom) {
        NewHonourKind kind = new NewHonourKind(stage.name("kind"), name, level, body, area, selectedFrom);
        return stage.ledger().honours().registerKind(stage.command(), kind);
    }
}
