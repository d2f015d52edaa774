package org.volunteerledger.hours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.DatedPolicy;
import org.volunteerledger.hours.accrual.PolicyBook;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** The accrual policies that places have set. Entries keep the minutes that the policy of their day gave. Thread-safe. */
public final class Policies {

    private final CommandRunner runner;
    private final Places places;

    private Policies(CommandRunner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param places knows the areas
     * @return the policies
     */
    public static Policies over(CommandRunner runner, Places places) {
        return new Policies(runner, places);
    }

    /**
     * Sets a policy for an area and what lies within it, for service from a day on. An earlier policy without an end gives way.
     *
     * @param command who asks, and under which key
     * @param area    the area, or null for everywhere
     * @param from    the first service day
     * @param to      the last service day, inclusive; or null
     * @param policy  the policy; its id is replaced by that of the new record
     * @return the id, to which entries refer
     * @throws Refused if the area is unknown, or another policy of the area is in force at the same time
     *     ({@link HoursError#POLICY_CLASH}), or is set at this very moment
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public AreaPolicyId set(
            Command command, @Nullable AreaId area, LocalDate from, @Nullable LocalDate to, AccrualPolicy policy) {
        RequestDigest content = RequestDigest.of("set-accrual-policy", area, from, to, policy);
        return new AreaPolicyId(runner.runForId("set-accrual-policy", command, content, draft -> {
            draft.concerns(area, null);
            return setIn(draft, area, from, to, policy).value();
        }));
    }

    /**
     * Sets a policy as a part of another command, which says itself whom it concerns. Once in a command.
     *
     * @param draft  what the command has decided so far
     * @param area   the area, or null for everywhere
     * @param from   the first service day
     * @param to     the last service day, inclusive; or null
     * @param policy the policy; its id is replaced by that of the new record
     * @return the id, to which entries refer
     * @throws Refused as for {@link #set}
     */
    public AreaPolicyId setIn(
            Draft draft, @Nullable AreaId area, LocalDate from, @Nullable LocalDate to, AccrualPolicy policy) {
        if (area != null) {
            draft.rely(Area.KIND, area);
        }
        long where = area == null ? DatedPolicy.EVERYWHERE : area.value();
        AreaPolicy added = AreaPolicy.of(new AreaPolicyId(draft.newId()), where, from, to, policy);
        int turn = requireNoClash(draft.storage(), added);
        draft.claim(
                new UniqueKey(AreaPolicy.KIND.name() + ".turn", where + "-" + turn),
                added.id().value());
        draft.create(AreaPolicy.KIND, added);
        draft.event("accrual-policy-set", AreaPolicy.KIND, added.id().value(), Map.of("from", from.toString()));
        return added.id();
    }

    /**
     * All policies.
     *
     * @return the book
     */
    public PolicyBook book() {
        return PolicyBook.of(dated(runner.storage()));
    }

    /**
     * The rules in force, in the structure of areas of each service day. Read once and meant to be kept for one piece of work.
     *
     * @return the rules
     */
    public AccrualRules rules() {
        LocalDate today = runner.now().atZone(runner.zone()).toLocalDate();
        return AccrualRules.of(book(), places.treeOn(today));
    }

    /** Numbers the policies of an area, so that of two that are set at once, and know nothing of each other, one is refused. */
    private static int requireNoClash(Storage storage, AreaPolicy added) {
        List<DatedPolicy> all = new ArrayList<>(dated(storage));
        all.add(added.dated());
        try {
            PolicyBook.of(all);
        } catch (InvalidInput e) {
            throw new Refused(
                    HoursError.POLICY_CLASH,
                    "Another policy of area " + added.dated().area() + " is in force from "
                            + added.dated().from() + " on.",
                    Map.of("area", added.dated().area(), "from", added.dated().from()));
        }
        return (int)
                all.stream().filter(each -> each.area() == added.dated().area()).count();
    }

    private static List<DatedPolicy> dated(Storage storage) {
        return Pages.all(storage, AreaPolicy.KIND, Filter.ALL).stream()
                .map(Versioned::entity)
                .map(AreaPolicy::dated)
                .toList();
    }
}
