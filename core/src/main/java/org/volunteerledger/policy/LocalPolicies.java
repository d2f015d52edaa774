package org.volunteerledger.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about the rules that places have set. Thread-safe. */
public final class LocalPolicies {

    private static final JsonCodec JSON = JsonCodec.shared();

    private final CommandRunner runner;
    private final Places places;

    private LocalPolicies(CommandRunner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param places knows the areas
     * @return the commands
     */
    public static LocalPolicies over(CommandRunner runner, Places places) {
        return new LocalPolicies(runner, places);
    }

    /**
     * Sets the rules of an area and what lies within it, from a day on. Earlier ones without an end give way.
     *
     * @param command who asks, and under which key
     * @param subject the subject
     * @param area    the area, or null for everywhere
     * @param from    the first day
     * @param to      the last day, inclusive; or null
     * @param rules   the rules
     * @param <T>     their class
     * @return the id
     * @throws Refused if the area is unknown, or another policy of the area that has an end is in force at the same time
     *     ({@link PolicyError#CLASH}), or is set at this very moment
     *     ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public <T> LocalPolicyId set(
            Command command,
            PolicySubject<T> subject,
            @Nullable AreaId area,
            LocalDate from,
            @Nullable LocalDate to,
            T rules) {
        RequestDigest content = RequestDigest.of("set-policy", subject.name(), area, from, to, JSON.write(rules));
        return new LocalPolicyId(runner.runForId("set-policy", command, content, draft -> {
            draft.concerns(area, null);
            return setIn(draft, subject, area, from, to, rules).value();
        }));
    }

    /**
     * Sets the rules as a part of another command, which says itself whom it concerns. Once for each subject in one command.
     *
     * @param draft   what the command has decided so far
     * @param subject the subject
     * @param area    the area, or null for everywhere
     * @param from    the first day
     * @param to      the last day, inclusive; or null
     * @param rules   the rules
     * @param <T>     their class
     * @return the id
     * @throws Refused as for {@link #set}
     */
    public <T> LocalPolicyId setIn(
            Draft draft,
            PolicySubject<T> subject,
            @Nullable AreaId area,
            LocalDate from,
            @Nullable LocalDate to,
            T rules) {
        if (area != null) {
            draft.rely(Area.KIND, area);
        }
        LocalPolicyId id = new LocalPolicyId(draft.newId());
        long where = area == null ? LocalPolicy.EVERYWHERE : area.value();
        LocalPolicy added = new LocalPolicy(id, subject.name(), where, from, to, JSON.write(rules));
        int turn = requireNoClash(draft, added);
        draft.claim(
                new UniqueKey(LocalPolicy.KIND.name() + ".turn", subject.name() + "/" + where + "/" + turn),
                id.value());
        draft.create(LocalPolicy.KIND, added);
        draft.event(
                "policy-set", LocalPolicy.KIND, id.value(), Map.of("subject", subject.name(), "from", from.toString()));
        return id;
    }

    /**
     * Ends a policy.
     *
     * @param command who asks, why, and under which key
     * @param id      the policy
     * @param last    the last day on which it holds
     * @throws Refused if the policy is unknown, or is not in force on that day ({@link PolicyError#OVER})
     */
    public void end(Command command, LocalPolicyId id, LocalDate last) {
        command.requiredReason();
        runner.run("end-policy", command, RequestDigest.of("end-policy", id, last), draft -> {
            Versioned<LocalPolicy> before = draft.get(LocalPolicy.KIND, id);
            LocalPolicy policy = before.entity();
            draft.concerns(policy.area() == LocalPolicy.EVERYWHERE ? null : new AreaId(policy.area()), null);
            if (!policy.holdsOn(last)) {
                throw new Refused(
                        PolicyError.OVER,
                        "Policy " + id.value() + " holds from " + policy.from() + " to " + policy.to() + ", not on "
                                + last + ".",
                        Map.of("policy", id.value(), "last", last));
            }
            draft.replace(LocalPolicy.KIND, before, policy.until(last));
            draft.event("policy-ended", LocalPolicy.KIND, id.value(), Map.of("last", last.toString()));
            return null;
        });
    }

    /**
     * All rules on a subject.
     *
     * @param subject the subject
     * @param <T>     the rules
     * @return the book
     */
    public <T> PolicyBook<T> book(PolicySubject<T> subject) {
        LocalDate today = runner.now().atZone(runner.zone()).toLocalDate();
        List<PolicyBook.Dated<T>> dated = stored(runner.storage(), subject.name()).stream()
                .map(policy -> new PolicyBook.Dated<>(
                        policy.area(), policy.from(), policy.to(), JSON.read(subject.type(), policy.rules())))
                .toList();
        return PolicyBook.of(subject.fallback(), places.treeOn(today), dated);
    }

    /**
     * The rules that hold, for a decision that already knows where its area lies.
     *
     * @param storage the storage
     * @param subject the subject
     * @param path    the area and those around it, from the most specific upwards; empty for what is bound to none
     * @param day     the day
     * @param <T>     the rules
     * @return the rules, those of the subject if none were set
     */
    public static <T> T inForce(Storage storage, PolicySubject<T> subject, List<AreaId> path, LocalDate day) {
        List<LocalPolicy> holding = stored(storage, subject.name()).stream()
                .filter(each -> each.holdsOn(day))
                .toList();
        Stream<Long> areas = Stream.concat(path.stream().map(AreaId::value), Stream.of(LocalPolicy.EVERYWHERE));
        return areas.map(area -> holding.stream()
                        .filter(each -> each.area() == area)
                        .max(Comparator.comparing(LocalPolicy::from)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(each -> JSON.read(subject.type(), each.rules()))
                .orElse(subject.fallback());
    }

    /**
     * A policy by its id.
     *
     * @param id the policy
     * @return the policy
     * @throws Refused if there is none
     */
    public LocalPolicy get(LocalPolicyId id) {
        return runner.storage()
                .find(LocalPolicy.KIND, id.value())
                .map(Versioned::entity)
                .orElseThrow(() -> new Refused(
                        CommandError.UNKNOWN_RECORD,
                        "There is no policy " + id.value() + ".",
                        Map.of("kind", LocalPolicy.KIND.name(), "id", id.value())));
    }

    /** Numbers the policies of an area, so that of two that are set at once, and know nothing of each other, one is refused. */
    private static int requireNoClash(Draft draft, LocalPolicy added) {
        List<LocalPolicy> others = stored(draft.storage(), added.subject()).stream()
                .filter(other -> other.area() == added.area())
                .toList();
        others.stream().filter(other -> clash(other, added)).findFirst().ifPresent(other -> {
            throw new Refused(
                    PolicyError.CLASH,
                    "Policy " + other.id().value() + " on " + added.subject() + " of the same area is in force from "
                            + other.from() + " to " + other.to() + ".",
                    Map.of("policy", other.id().value(), "subject", added.subject(), "from", other.from()));
        });
        return others.size() + 1;
    }

    /** One without an end gives way to the next, so only those with an end, or of the same first day, can be in the way. */
    private static boolean clash(LocalPolicy one, LocalPolicy two) {
        if (two.from().isBefore(one.from())) {
            return clash(two, one);
        }
        return one.from().equals(two.from()) || (one.to() != null && one.holdsOn(two.from()));
    }

    private static List<LocalPolicy> stored(Storage storage, String subject) {
        return Pages.all(storage, LocalPolicy.KIND, Filter.equal(LocalPolicy.SUBJECT, subject)).stream()
                .map(Versioned::entity)
                .toList();
    }
}
