package org.volunteerledger.honour;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.command.RetryPolicy;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.ReferenceStorage;

/** Counts the calls of the storage: those for many must not be more than those for one. */
final class HonourCallsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 10, 8);

    private final List<String> calls = new ArrayList<>();
    private final AtomicInteger keys = new AtomicInteger();
    private Instant now = Instant.parse("2022-10-08T00:00:00Z");
    private CommandRunner runner;
    private Places places;
    private AreaId area;
    private HonourKindId kind;

    @BeforeEach
    void foundDistrict() {
        Storage storage = counting(ReferenceStorage.create());
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        runner = CommandRunner.over(storage, () -> now, NodeIds.of(1, Clock.systemUTC()), zone, RetryPolicy.never());
        places = Places.over(runner);
        area = places.addArea(command(), new Places.NewArea("1", "区", AreaLevel.DISTRICT, null, DAY.minusYears(1)));
        kind = Honours.over(runner, places)
                .registerKind(
                        command(),
                        new NewHonourKind("model", "模范市民", HonourLevel.DISTRICT, AwardingBody.named("区"), area, DAY));
        HonourPolicies.over(runner)
                .setRules(command(), kind, RulePeriod.from(area, DAY), HonourRules.DEFAULT.withQuota(100));
    }

    @Test
    void awardsOfManyTakeTheCallsOfOne() {
        for (int count : new int[] {1, 30}) {
            List<HonourId> ids = announced(count);
            now = now.plusSeconds(8 * 86_400);
            calls.clear();
            Selections.over(runner).award(command(), ids);
            assertThat(calls)
                    .containsExactly(
                            "findAll honour",
                            "find award_register",
                            "list honour_policy",
                            "list area",
                            "count honour",
                            "commit");
        }
    }

    @Test
    void publicationsOfManyTakeTheCallsOfOne() {
        Boards boards = Boards.over(runner);
        List<BoardId> shown = boards.open(
                command(),
                IntStream.range(0, 40)
                        .mapToObj(i -> new NewBoard("榜" + i, area, Channel.OFF_LINE, DAY))
                        .toList());
        List<HonourId> ids = announced(30);
        now = now.plusSeconds(8 * 86_400);
        Selections.over(runner).award(command(), ids);
        calls.clear();
        assertThat(boards.publish(command(), ids, shown)).isEqualTo(1_200);
        assertThat(calls).containsExactly("findAll board", "findAll honour", "findAll honour_publication", "commit");
        calls.clear();
        assertThat(boards.counts(null).total()).isEqualTo(1_200);
        assertThat(calls).containsExactly("list honour_publication");
    }

    @Test
    void aBatchOfRatingsIsOneReportAndAFewReads() {
        volunteers(300);
        calls.clear();
        StarSummary summary =
                Stars.over(runner, places).rate(command(), RatingRun.on(DAY).inBatchesOf(100), done -> {});
        assertThat(summary.rated()).isEqualTo(300);
        List<String> batch = List.of(
                "list volunteer",
                "findAll star_rating",
                "aggregate",
                "list person_merge",
                "findAll star_bar",
                "changes");
        List<String> expected = new ArrayList<>(List.of("list area", "list star_policy"));
        IntStream.range(0, 3).forEach(i -> expected.addAll(batch));
        assertThat(calls).isEqualTo(expected);
    }

    private List<HonourId> announced(int count) {
        Selections selections = Selections.over(runner);
        List<HonourId> ids = new ArrayList<>();
        for (VolunteerId volunteer : volunteers(count)) {
            Nomination nomination = new Nomination(kind, 2022, Recipient.person(volunteer), area, "好人");
            HonourId id = selections.nominate(command(), nomination);
            selections.review(by("first"), id, true, null);
            selections.review(by("second"), id, true, null);
            ids.add(id);
        }
        selections.announce(command(), ids, WorkingDays.PLAIN);
        return ids;
    }

    private List<VolunteerId> volunteers(int count) {
        List<VolunteerId> made = new ArrayList<>();
        runner.run("make-volunteers", command(), RequestDigest.of("make-volunteers"), draft -> {
            for (int i = 0; i < count; i++) {
                VolunteerId id = new VolunteerId(draft.newId());
                draft.create(
                        Volunteer.KIND,
                        new Volunteer(id, "V" + id.value(), VolunteerStatus.REGISTERED, DAY, null, null, null, null));
                made.add(id);
            }
            return null;
        });
        return made;
    }

    private Command command() {
        return by("clerk");
    }

    private Command by(String actor) {
        return Command.of("call-" + keys.incrementAndGet(), actor);
    }

    private Storage counting(Storage inner) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("capabilities")) {
                        boolean ofKind = method.getName().startsWith("find")
                                || method.getName().equals("list")
                                || method.getName().equals("count");
                        calls.add(ofKind ? method.getName() + " " + arguments[0] : method.getName());
                    }
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
