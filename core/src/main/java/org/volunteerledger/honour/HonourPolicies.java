package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** The rules for honours and the star ladders that places have set. Thread-safe. */
public final class HonourPolicies {

    static final long ANY_KIND = 0;

    private final CommandRunner runner;

    private HonourPolicies(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static HonourPolicies over(CommandRunner runner) {
        return new HonourPolicies(runner);
    }

    /**
     * Sets the rules for a kind of honour, or for all kinds, in an area and what lies within it. Earlier rules without an end give way.
     *
     * @param command who asks, and under which key
     * @param kind    the kind of honour, or null for all kinds without rules of their own there
     * @param period  where they hold, and when
     * @param rules   the rules
     * @return the id
     * @throws Refused if the area or kind is unknown, or other rules are in force there at the same time
     *     ({@link HonourError#POLICY_CLASH}), or are set at this very moment
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public HonourPolicyId setRules(Command command, @Nullable HonourKindId kind, RulePeriod period, HonourRules rules) {
        RequestDigest content = RequestDigest.of("set-honour-rules", kind, period, rules);
        return new HonourPolicyId(runner.runForId("set-honour-rules", command, content, draft -> {
            draft.concerns(period.areaId(), null);
            return setRulesIn(draft, kind, period, rules).value();
        }));
    }

    /**
     * Sets rules as a part of another command, which says itself whom it concerns. Once in a command.
     *
     * @param draft  what the command has decided so far
     * @param kind   the kind of honour, or null for all kinds without rules of their own there
     * @param period where they hold, and when
     * @param rules  the rules
     * @return the id
     * @throws Refused as for {@link #setRules}
     */
    public HonourPolicyId setRulesIn(Draft draft, @Nullable HonourKindId kind, RulePeriod period, HonourRules rules) {
        requireKnown(draft, period);
        if (kind != null) {
            draft.rely(HonourKind.KIND, kind);
        }
        HonourPolicy added = new HonourPolicy(new HonourPolicyId(draft.newId()), kind, period, rules);
        List<DatedRules.Holding<HonourRules>> all = new ArrayList<>(honourRules(draft.storage()));
        all.add(holding(added));
        DatedRules.of(all);
        claimTurn(draft, HonourPolicy.KIND.name(), period.area() + "-" + added.topic(), all.size(), added.id());
        draft.create(HonourPolicy.KIND, added);
        draft.event(
                "honour-rules-set",
                HonourPolicy.KIND,
                added.id().value(),
                Map.of("from", period.from().toString()));
        return added.id();
    }

    /**
     * Sets the star ladder of an area and what lies within it. An earlier one without an end gives way.
     *
     * @param command who asks, and under which key
     * @param period  where it holds, and when, by the day of the rating
     * @param ladder  the ladder
     * @return the id
     * @throws Refused as for {@link #setRules}
     */
    public StarPolicyId setLadder(Command command, RulePeriod period, StarLadder ladder) {
        RequestDigest content = RequestDigest.of("set-star-ladder", period, ladder);
        return new StarPolicyId(runner.runForId("set-star-ladder", command, content, draft -> {
            draft.concerns(period.areaId(), null);
            return setLadderIn(draft, period, ladder).value();
        }));
    }

    /**
     * Sets a star ladder as a part of another command, which says itself whom it concerns. Once in a command.
     *
     * @param draft  what the command has decided so far
     * @param period where it holds, and when, by the day of the rating
     * @param ladder the ladder
     * @return the id
     * @throws Refused as for {@link #setRules}
     */
    public StarPolicyId setLadderIn(Draft draft, RulePeriod period, StarLadder ladder) {
        requireKnown(draft, period);
        StarPolicy added = new StarPolicy(new StarPolicyId(draft.newId()), period, ladder);
        List<DatedRules.Holding<StarLadder>> all = new ArrayList<>(ladders(draft.storage()));
        all.add(holding(added));
        DatedRules.of(all);
        claimTurn(draft, StarPolicy.KIND.name(), Long.toString(period.area()), all.size(), added.id());
        draft.create(StarPolicy.KIND, added);
        draft.event(
                "star-ladder-set",
                StarPolicy.KIND,
                added.id().value(),
                Map.of("from", period.from().toString()));
        return added.id();
    }

    /**
     * The rules that hold for a kind of honour.
     *
     * @param kind the kind
     * @param area the area
     * @param day  the day
     * @return the rules; {@link HonourRules#DEFAULT} if none were set
     */
    public HonourRules rulesFor(HonourKindId kind, AreaId area, LocalDate day) {
        return find(runner.storage(), kind, area, day)
                .map(DatedRules.Holding::rules)
                .orElse(HonourRules.DEFAULT);
    }

    /**
     * The rules that hold for kinds of honours that have none of their own.
     *
     * @param area the area, or null for what is bound to none
     * @param day  the day
     * @return the rules; {@link HonourRules#DEFAULT} if none were set
     */
    public HonourRules rulesFor(@Nullable AreaId area, LocalDate day) {
        return DatedRules.of(honourRules(runner.storage()))
                .find(day, path(runner.storage(), area, day), ANY_KIND)
                .map(DatedRules.Holding::rules)
                .orElse(HonourRules.DEFAULT);
    }

    /**
     * The star ladder that holds.
     *
     * @param area the area, or null for what is bound to none
     * @param day  the day
     * @return the ladder; {@link StarLadder#DEFAULT} if none was set
     */
    public StarLadder ladderFor(@Nullable AreaId area, LocalDate day) {
        return DatedRules.of(ladders(runner.storage()))
                .find(day, path(runner.storage(), area, day), ANY_KIND)
                .map(DatedRules.Holding::rules)
                .orElse(StarLadder.DEFAULT);
    }

    static Optional<DatedRules.Holding<HonourRules>> find(
            Storage storage, HonourKindId kind, AreaId area, LocalDate day) {
        return DatedRules.of(honourRules(storage)).find(day, path(storage, area, day), kind.value(), ANY_KIND);
    }

    static List<DatedRules.Holding<StarLadder>> ladders(Storage storage) {
        return Pages.all(storage, StarPolicy.KIND, Filter.ALL).stream()
                .map(Versioned::entity)
                .map(HonourPolicies::holding)
                .collect(Collectors.toList());
    }

    static List<DatedRules.Holding<HonourRules>> honourRules(Storage storage) {
        return Pages.all(storage, HonourPolicy.KIND, Filter.ALL).stream()
                .map(Versioned::entity)
                .map(HonourPolicies::holding)
                .collect(Collectors.toList());
    }

    /** An area, what was above it on a day, and everywhere: a read for each of the few levels, not of the whole tree. */
    private static List<Long> path(Storage storage, @Nullable AreaId area, LocalDate day) {
        List<Long> path = new ArrayList<>();
        Optional<AreaId> next = Optional.ofNullable(area);
        while (next.isPresent() && path.size() < AreaLevel.values().length) {
            path.add(next.get().value());
            next = storage.find(Area.KIND, next.get().value())
                    .map(Versioned::entity)
                    .flatMap(found -> found.parentOn(day));
        }
        path.add(RulePeriod.EVERYWHERE);
        return path;
    }

    private static void requireKnown(Draft draft, RulePeriod period) {
        AreaId area = period.areaId();
        if (area != null) {
            draft.rely(Area.KIND, area);
        }
    }

    /** Numbers the rules, so that of two that are set at once, and know nothing of each other, one is refused. */
    private static void claimTurn(Draft draft, String kind, String place, int turn, EntityId owner) {
        draft.claim(new UniqueKey(kind + ".turn", place + "-" + turn), owner.value());
    }

    private static DatedRules.Holding<HonourRules> holding(HonourPolicy policy) {
        return new DatedRules.Holding<>(policy.id().value(), policy.topic(), policy.period(), policy.rules());
    }

    private static DatedRules.Holding<StarLadder> holding(StarPolicy policy) {
        return new DatedRules.Holding<>(policy.id().value(), ANY_KIND, policy.period(), policy.ladder());
    }
}
