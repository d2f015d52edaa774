package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** The care policies that places have set. Thread-safe. */
public final class CarePolicies {

    private final CommandRunner runner;
    private final Places places;

    CarePolicies(CommandRunner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    /**
     * Sets a policy for an area and what lies within it, from a day on. An earlier policy without an end gives way.
     *
     * @param command who asks, and under which key
     * @param area    the area, or null for everywhere
     * @param from    the first day
     * @param to      the last day, inclusive; or null
     * @param policy  the policy
     * @return the id
     * @throws Refused if the area is unknown, or another policy of the area is in force at the same time
     *     ({@link CareError#POLICY_CLASH}), or is set at this very moment
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public AreaCarePolicyId set(
            Command command, @Nullable AreaId area, LocalDate from, @Nullable LocalDate to, CarePolicy policy) {
        RequestDigest content = RequestDigest.of("set-care-policy", area, from, to, policy);
        return new AreaCarePolicyId(runner.runForId("set-care-policy", command, content, draft -> {
            draft.concerns(area, null);
            if (area != null) {
                draft.rely(Area.KIND, area);
            }
            AreaCarePolicy added = new AreaCarePolicy(new AreaCarePolicyId(draft.newId()), area, from, to, policy);
            List<AreaCarePolicy> ofArea = ofArea(draft.storage(), area);
            if (ofArea.stream().anyMatch(added::clashes)) {
                throw new Refused(
                        CareError.POLICY_CLASH,
                        "Another care policy of the area is in force from " + from + " on.",
                        Map.of("area", where(area), "from", from));
            }
            // Numbered, so that of two that are set at once, and know nothing of each other, one is refused.
            String turn = where(area) + "-" + (ofArea.size() + 1);
            draft.claim(
                    new UniqueKey(AreaCarePolicy.KIND.name() + ".turn", turn),
                    added.id().value());
            draft.create(AreaCarePolicy.KIND, added);
            draft.event("care-policy-set", AreaCarePolicy.KIND, added.id().value(), Map.of("from", from.toString()));
            return added.id().value();
        }));
    }

    /**
     * The rules in force, in the structure of areas of each day.
     *
     * @return the rules
     */
    public CareRules rules() {
        List<AreaCarePolicy> all = read(runner.storage(), Filter.ALL);
        if (all.isEmpty()) {
            return CareRules.always(CarePolicy.DEFAULT);
        }
        AreaTree tree = places.treeOn(runner.now().atZone(runner.zone()).toLocalDate());
        return (day, area) -> tree.pathToRoot(area, day).stream()
                .flatMap(each -> inForce(all, each, day).stream())
                .findFirst()
                .or(() -> inForce(all, null, day))
                .orElse(CarePolicy.DEFAULT);
    }

    private static Optional<CarePolicy> inForce(List<AreaCarePolicy> all, @Nullable AreaId area, LocalDate day) {
        return all.stream()
                .filter(each -> Objects.equals(each.area(), area) && each.holdsOn(day))
                .max(Comparator.comparing(AreaCarePolicy::from))
                .map(AreaCarePolicy::policy);
    }

    private static List<AreaCarePolicy> ofArea(Storage storage, @Nullable AreaId area) {
        return read(
                storage,
                area == null ? Filter.absent(AreaCarePolicy.AREA) : Filter.equal(AreaCarePolicy.AREA, area.value()));
    }

    private static List<AreaCarePolicy> read(Storage storage, Filter filter) {
        return Pages.all(storage, AreaCarePolicy.KIND, filter).stream()
                .map(Versioned::entity)
                .toList();
    }

    private static long where(@Nullable AreaId area) {
        return area == null ? 0 : area.value();
    }
}
