package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** Commands and look-ups about care plans. Thread-safe. */
public final class CarePlans {

    /** The most plans of one command. */
    public static final int MAX_PLANS = IdList.MAX_IDS;

    private final CommandRunner runner;

    CarePlans(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Issues a plan.
     *
     * @param command who asks, and under which key
     * @param plan    what is to be done, and how often
     * @return the id
     * @throws Refused as for {@link #issueAll}
     */
    public CarePlanId issue(Command command, NewCarePlan plan) {
        return issueAll(command, List.of(plan)).get(0);
    }

    /**
     * Issues plans in one commit: all or none.
     *
     * @param command who asks, and under which key
     * @param plans   what is to be done, and how often; 1 to {@value #MAX_PLANS}, of different recipients
     * @return the ids, in order
     * @throws Refused if a record is unknown, a recipient has an open plan ({@link CareError#PLAN_OPEN}) or one that ends after the day
     *     ({@link CareError#OUT_OF_ORDER}), is no longer cared for, or does not consent to care on the first day
     */
    public List<CarePlanId> issueAll(Command command, List<NewCarePlan> plans) {
        Check.range("plans", plans.size(), 1, MAX_PLANS);
        requireDifferent(plans);
        RequestDigest content = RequestDigest.of("issue-care-plans").add(plans);
        String answer = runner.run("issue-care-plans", command, content, draft -> {
            Map<Long, Recipient> recipients = draft.relyAll(
                    Recipient.KIND, plans.stream().map(NewCarePlan::recipient).toList());
            relyOnProviders(draft, plans);
            Map<Long, List<Versioned<CarePlan>>> known = of(draft.storage(), recipients.keySet());
            List<CarePlanId> ids = new ArrayList<>();
            for (NewCarePlan plan : plans) {
                Recipient recipient =
                        Objects.requireNonNull(recipients.get(plan.recipient().value()));
                recipient.requireCaredFor(plan.from());
                recipient.requireConsent(ConsentPurpose.CARE, plan.from());
                known.getOrDefault(plan.recipient().value(), List.of())
                        .forEach(each -> requireOver(each.entity(), plan.from()));
                CarePlanId id = new CarePlanId(draft.newId());
                draft.concerns(recipient.home(), plan.provider().organisation());
                draft.create(CarePlan.KIND, CarePlan.of(id, plan));
                draft.event(
                        "care-plan-issued",
                        CarePlan.KIND,
                        id.value(),
                        Map.of("from", plan.from().toString()));
                ids.add(id);
            }
            return IdList.write(ids);
        });
        return IdList.read(Objects.requireNonNull(answer, "the command answers ids"), CarePlanId::new);
    }

    /**
     * Ends a plan.
     *
     * @param command who asks, and under which key
     * @param id      the plan
     * @param from    the first day on which it no longer holds, after its first day
     * @throws Refused if the plan is unknown or has ended already ({@link CareError#NO_PLAN}), or the day is not after its first
     *     ({@link CareError#OUT_OF_ORDER})
     */
    public void end(Command command, CarePlanId id, LocalDate from) {
        runner.run("end-care-plan", command, RequestDigest.of("end-care-plan", id, from), draft -> {
            Versioned<CarePlan> before = draft.get(CarePlan.KIND, id);
            CarePlan plan = before.entity();
            draft.concerns(
                    draft.get(Recipient.KIND, plan.recipient()).entity().home(),
                    plan.provider().organisation());
            if (plan.to() != null) {
                throw new Refused(
                        CareError.NO_PLAN,
                        "Plan " + id.value() + " ended on " + plan.to() + ".",
                        Map.of("plan", id.value(), "endedOn", plan.to()));
            }
            if (!from.isAfter(plan.from())) {
                throw outOfOrder(from, plan.from());
            }
            draft.replace(CarePlan.KIND, before, plan.until(from));
            draft.event("care-plan-ended", CarePlan.KIND, id.value(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * The plan of a recipient on a day.
     *
     * @param recipient the recipient
     * @param day       the day
     * @return the plan, or empty
     */
    public Optional<CarePlan> on(RecipientId recipient, LocalDate day) {
        return of(runner.storage(), Set.of(recipient.value())).values().stream()
                .flatMap(List::stream)
                .map(Versioned::entity)
                .filter(plan -> plan.holdsOn(day))
                .findFirst();
    }

    /**
     * Which of some recipients have no open plan.
     *
     * @param recipients the recipients, at most {@link Filter#MAX_VALUES}
     * @return those without, in order
     */
    public List<RecipientId> withoutPlan(Collection<RecipientId> recipients) {
        Map<UniqueKey, RecipientId> keys = new LinkedHashMap<>();
        recipients.forEach(each -> keys.put(CarePlan.KIND.uniqueKey("open", Long.toString(each.value())), each));
        Set<UniqueKey> taken = runner.storage().owners(keys.keySet()).keySet();
        return keys.entrySet().stream()
                .filter(each -> !taken.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All plans of some recipients, past ones included. */
    static Map<Long, List<Versioned<CarePlan>>> of(Storage storage, Collection<Long> recipients) {
        Map<Long, List<Versioned<CarePlan>>> plans = new HashMap<>();
        if (!recipients.isEmpty()) {
            Pages.visit(
                    storage,
                    CarePlan.KIND,
                    Filter.in(CarePlan.RECIPIENT, recipients),
                    read -> plans.computeIfAbsent(read.entity().recipient().value(), recipient -> new ArrayList<>())
                            .add(read));
        }
        return plans;
    }

    private static void relyOnProviders(Draft draft, List<NewCarePlan> plans) {
        draft.relyAll(Organisation.KIND, named(plans, CareProvider::organisation));
        draft.relyAll(Team.KIND, named(plans, CareProvider::team));
        draft.relyAll(Project.KIND, named(plans, CareProvider::project));
        draft.relyAll(ServiceCategory.KIND, named(plans, CareProvider::category));
    }

    private static <I extends EntityId> List<I> named(
            List<NewCarePlan> plans, Function<CareProvider, @Nullable I> field) {
        List<I> named = new ArrayList<>();
        plans.forEach(plan -> {
            I id = field.apply(plan.provider());
            if (id != null) {
                named.add(id);
            }
        });
        return named;
    }

    private static void requireDifferent(List<NewCarePlan> plans) {
        Set<RecipientId> seen = new HashSet<>();
        for (NewCarePlan plan : plans) {
            if (!seen.add(plan.recipient())) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "Recipient " + plan.recipient().value() + " is given two plans.",
                        Map.of("recipient", plan.recipient().value()));
            }
        }
    }

    private static void requireOver(CarePlan known, LocalDate from) {
        LocalDate end = known.to();
        if (end == null) {
            throw new Refused(
                    CareError.PLAN_OPEN,
                    "Recipient " + known.recipient().value() + " has the open plan "
                            + known.id().value() + ".",
                    Map.of(
                            "recipient",
                            known.recipient().value(),
                            "plan",
                            known.id().value()));
        }
        if (end.isAfter(from)) {
            throw outOfOrder(from, end);
        }
    }

    private static Refused outOfOrder(LocalDate from, LocalDate latest) {
        return new Refused(
                CareError.OUT_OF_ORDER,
                "The change from " + from + " is before " + latest + " or on that day.",
                Map.of("from", from, "latest", latest));
    }
}
