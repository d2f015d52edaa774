package org.volunteerledger.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.HonourPolicies;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.AccrualSimulation;
import org.volunteerledger.hours.Policies;
import org.volunteerledger.hours.SimulatedHours;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.json.FieldChange;
import org.volunteerledger.json.RecordComparison;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.Places;
import org.volunteerledger.policy.LocalPolicies;

/** Applies policy files, compares them with each other and with what is in force, and tries them on the past. Thread-safe. */
public final class PolicyFiles {

    private final CommandRunner runner;
    private final Places places;
    private final RuleSubject.Stores stores;
    private final RecordComparison comparison = RecordComparison.shared();

    private PolicyFiles(CommandRunner runner, Places places, RuleSubject.Stores stores) {
        this.runner = runner;
        this.places = places;
        this.stores = stores;
    }

    /**
     * Over a storage.
     *
     * @param runner  runs the commands
     * @param places  knows the areas
     * @param accrual keeps the accrual policies
     * @param local   keeps the rules on most other subjects
     * @param honours keeps the rules for honours and the star ladders
     * @return the commands
     */
    public static PolicyFiles over(
            CommandRunner runner, Places places, Policies accrual, LocalPolicies local, HonourPolicies honours) {
        return new PolicyFiles(runner, places, new RuleSubject.Stores(accrual, local, honours));
    }

    /**
     * Sets all rules of a file in one commit, or none. Earlier rules on its subjects without an end give way; other subjects stay as
     * they are.
     *
     * @param command who asks, and under which key
     * @param file    the file
     * @throws Refused if the area is unknown, or other rules of the area on one of the subjects are in force at the same time
     *     ({@link org.volunteerledger.policy.PolicyError#CLASH}, or the code of {@link Policies#set} and
     *     {@link HonourPolicies#setRules}), or are set at this very moment
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public void apply(Command command, PolicyFile file) {
        RequestDigest content = RequestDigest.of("apply-policy-file", file.digest());
        runner.run("apply-policy-file", command, content, draft -> {
            AreaId area = areaOf(file.area());
            draft.concerns(area, null);
            for (String name : file.subjects()) {
                subject(name).setting().set(stores, draft, file, area);
            }
            return null;
        });
    }

    /**
     * Everything that is in force, as a file that could be applied on that day.
     *
     * @param area the code of the area, or null for what is bound to none
     * @param day  the day
     * @return a file with all subjects, the defaults of those that nobody has set included
     * @throws Refused if the area is unknown
     */
    public PolicyFile inForce(@Nullable String area, LocalDate day) {
        return inForce(area, day, RuleSubject.ALL.keySet());
    }

    /**
     * What would change if a file were applied, on its first day and in its area.
     *
     * @param file the file
     * @return the fields that differ from what is in force, by their path such as {@code accrual.limits.dailyMinutes}; only of the
     *     subjects of the file
     * @throws Refused if the area is unknown
     */
    public List<FieldChange> diff(PolicyFile file) {
        PolicyFile now = inForce(file.area(), file.from(), file.subjects());
        return comparison.changes(now.rules(), file.rules());
    }

    /**
     * In which fields two files differ.
     *
     * @param before a file
     * @param after  another
     * @return the fields, by their path such as {@code rules.accrual.limits.dailyMinutes}; area and dates included
     */
    public List<FieldChange> diff(PolicyFile before, PolicyFile after) {
        return comparison.changes(before.content(), after.content());
    }

    /**
     * What the service of a period would have brought if the accrual policy of a file had held in its area all that time, whatever the
     * dates in the file. Areas within it that had set a policy of their own stay under theirs. {@link AccrualSimulation} says how, and
     * what it does not cover. Nothing is written.
     *
     * @param file     the file, with rules on accrual
     * @param from     the first service day
     * @param to       the last service day, inclusive
     * @param progress told now and then how many entries were read
     * @return the hours as they stand and as they would be
     * @throws InvalidInput if the file has no rules on accrual, or the period ends before it begins
     * @throws Refused if the area is unknown
     */
    public SimulatedHours simulate(PolicyFile file, LocalDate from, LocalDate to, LongConsumer progress) {
        AccrualPolicy policy = Check.given("rules.accrual", file.accrual().orElse(null));
        if (to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The period ends on " + to + ", before it begins on " + from + ".",
                    Map.of("from", from, "to", to));
        }
        AreaId area = areaOf(file.area());
        AccrualRules now = stores.accrual().rules();
        AreaTree tree = places.treeOn(runner.now().atZone(runner.zone()).toLocalDate());
        return AccrualSimulation.run(
                runner.storage(),
                runner.zone(),
                from,
                to,
                policy,
                (day, where) -> affects(area, now, tree, day, where),
                progress);
    }

    /** The file would take the place of what holds in its area; a place within with another policy has set it itself. */
    private static boolean affects(@Nullable AreaId area, AccrualRules now, AreaTree tree, LocalDate day, long where) {
        if (area != null
                && (where == Attribution.NONE
                        || !tree.pathToRoot(new AreaId(where), day).contains(area))) {
            return false;
        }
        long here = area == null ? Attribution.NONE : area.value();
        return now.policyFor(day, where).id().equals(now.policyFor(day, here).id());
    }

    private PolicyFile inForce(@Nullable String code, LocalDate day, Collection<String> subjects) {
        AreaId area = areaOf(code);
        SortedMap<String, Object> rules = new TreeMap<>();
        for (String name : subjects) {
            Object found = subject(name).finding().find(stores, area, day);
            // The id of an accrual policy is that of its record, not a rule.
            rules.put(name, found instanceof AccrualPolicy p ? p.named(Attribution.NONE, p.name()) : found);
        }
        return PolicyFile.of(code, day, rules);
    }

    private @Nullable AreaId areaOf(@Nullable String code) {
        return code == null
                ? null
                : places.areaByCode(code)
                        .map(Area::id)
                        .orElseThrow(() -> new Refused(
                                CommandError.UNKNOWN_RECORD,
                                "There is no area with the code " + code + ".",
                                Map.of("kind", Area.KIND.name())));
    }

    private static RuleSubject<?> subject(String name) {
        return Objects.requireNonNull(RuleSubject.ALL.get(name), "a file has known subjects only");
    }
}
