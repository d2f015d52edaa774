package org.volunteerledger.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.HonourPolicies;
import org.volunteerledger.hours.Policies;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.json.FieldChange;
import org.volunteerledger.json.RecordComparison;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Places;
import org.volunteerledger.policy.LocalPolicies;

/** Applies policy files, and compares them with each other and with what is in force. Thread-safe. */
public final class PolicyFiles {

    private final CommandRunner runner;
    private final Places places;
    private final RuleSubject.Stores stores;
    private final RecordComparison comparison = RecordComparison.create();

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
