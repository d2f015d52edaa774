package org.volunteerledger.duty.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.duty.calendar.PeriodKind.Period;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Places;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Attended;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** Co-building agreements, the joint activities held under them, and whether they are kept. Thread-safe. */
public final class Agreements {

    /** The most agreements that one question about compliance covers. */
    public static final int MAX_AGREEMENTS = 5_000;

    private final CommandRunner runner;
    private final Places places;

    private Agreements(CommandRunner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param places knows which areas lie within which
     * @return the commands
     */
    public static Agreements over(CommandRunner runner, Places places) {
        return new Agreements(runner, places);
    }

    /**
     * Records an agreement as it was signed.
     *
     * @param command who asks, and under which key
     * @param terms   what was signed
     * @return the id
     * @throws Refused if a record that the terms name is unknown
     */
    public AgreementId sign(Command command, NewAgreement terms) {
        return new AgreementId(runner.runForId(
                "sign-agreement", command, RequestDigest.of("sign-agreement", terms), draft -> {
                    draft.concerns(terms.community(), terms.unit());
                    List<OrganisationId> organisations = new ArrayList<>(terms.partners());
                    organisations.add(terms.unit());
                    draft.relyAll(Organisation.KIND, organisations);
                    draft.rely(Area.KIND, terms.community());
                    draft.relyAll(
                            ServiceCategory.KIND,
                            terms.obligations().stream()
                                    .map(Obligation::category)
                                    .filter(Objects::nonNull)
                                    .toList());
                    AgreementId id = new AgreementId(draft.newId());
                    draft.create(Agreement.KIND, new Agreement(id, terms, null));
                    draft.event(
                            "agreement-signed",
                            Agreement.KIND,
                            id.value(),
                            Map.of(
                                    "from", terms.from().toString(),
                                    "to", terms.to().toString()));
                    return id.value();
                }));
    }

    /**
     * Ends an agreement before its term, for a reason that the command gives. What was held or missed until then stays; the day may lie
     * in the past as long as no period that is over would vanish with what was missed in it.
     *
     * @param command who asks, why, and under which key
     * @param id      the agreement
     * @param from    the first day on which it no longer holds
     * @throws Refused if it is unknown, does not hold on the day before ({@link AgreementError#NOT_IN_FORCE}), or a period that is over by
     *     today ends after the day ({@link AgreementError#PERIOD_OVER})
     */
    public void end(Command command, AgreementId id, LocalDate from) {
        command.requiredReason();
        runner.run("end-agreement", command, RequestDigest.of("end-agreement", id, from), draft -> {
            Versioned<Agreement> before = draft.get(Agreement.KIND, id);
            Agreement agreement = before.entity();
            draft.concerns(agreement.terms().community(), agreement.terms().unit());
            requireInForce(agreement, from.minusDays(1));
            requirePastStays(agreement, from, draft.today());
            draft.replace(Agreement.KIND, before, new Agreement(id, agreement.terms(), from));
            draft.event("agreement-ended", Agreement.KIND, id.value(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * Names an activity that is to count for an obligation. It counts once it was held: somebody came, or the ledger has an entry
     * of it that stands. That it was closed is not enough.
     *
     * @param command    who asks, and under which key
     * @param id         the agreement
     * @param obligation the number of the obligation
     * @param activity   the activity, held by a partner within the community, on a day of the term
     * @throws Refused if a record is unknown, or for a reason in {@link AgreementError}
     */
    public void name(Command command, AgreementId id, int obligation, ActivityId activity) {
        RequestDigest content = RequestDigest.of("name-joint-activity", id, obligation, activity);
        runner.run("name-joint-activity", command, content, draft -> {
            Agreement agreement = draft.rely(Agreement.KIND, id);
            draft.concerns(agreement.terms().community(), agreement.terms().unit());
            Obligation owed = agreement
                    .obligation(obligation)
                    .orElseThrow(() -> refused(
                            AgreementError.NO_SUCH_OBLIGATION,
                            agreement,
                            "has no obligation of number " + obligation,
                            null));
            Activity planned = draft.rely(Activity.KIND, activity);
            LocalDate day = day(planned);
            requireInForce(agreement, day);
            requireFits(agreement, owed, planned, day);
            requireNotNamed(draft, agreement, obligation, activity);
            JointActivityId joint = new JointActivityId(draft.newId());
            draft.create(JointActivity.KIND, new JointActivity(joint, id, obligation, activity));
            draft.event("joint-activity-named", Agreement.KIND, id.value(), Map.of("activity", "" + activity.value()));
            return null;
        });
    }

    /**
     * An agreement.
     *
     * @param id the agreement
     * @return the agreement, or empty
     */
    public Optional<Agreement> find(AgreementId id) {
        return runner.storage().find(Agreement.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * The agreements of a unit, a community, or both.
     *
     * @param unit      the unit, or null for all
     * @param community the community itself, or null for all
     * @return the agreements, by ascending id, whether they hold or not
     */
    public List<Agreement> list(@Nullable OrganisationId unit, @Nullable AreaId community) {
        return Pages.all(runner.storage(), Agreement.KIND, of(unit, community)).stream()
                .map(Versioned::entity)
                .toList();
    }

    /**
     * How the obligations of agreements were kept, in every period that has begun and lies wholly within the term; see
     * {@link Obligation} on the others.
     *
     * @param unit      the unit, or null for all
     * @param community the community itself, or null for all
     * @param today     the day as of which it is judged; a period is missed from the day after its last
     * @return a line for each obligation and period, by agreement, number and period
     * @throws org.volunteerledger.error.InvalidInput if it concerns more than {@value #MAX_AGREEMENTS} agreements
     */
    public List<Compliance> compliance(@Nullable OrganisationId unit, @Nullable AreaId community, LocalDate today) {
        Filter begun = Filter.all(of(unit, community), Filter.range(Agreement.FROM, null, today.toEpochDay() + 1));
        Check.range(
                "agreements",
                runner.storage().count(Agreement.KIND, begun, List.of()).total(),
                0,
                MAX_AGREEMENTS);
        List<Agreement> agreements = Pages.all(runner.storage(), Agreement.KIND, begun).stream()
                .map(Versioned::entity)
                .toList();
        Map<AgreementId, List<JointActivity>> named = named(agreements);
        Map<ActivityId, LocalDate> held = held(named.values().stream()
                .flatMap(List::stream)
                .map(JointActivity::activity)
                .collect(Collectors.toSet()));
        return agreements.stream()
                .flatMap(agreement ->
                        Compliance.of(agreement, named.getOrDefault(agreement.id(), List.of()), held, today).stream())
                .toList();
    }

    /**
     * The obligations that were missed, the longest first.
     *
     * @param unit      the unit, or null for all
     * @param community the community itself, or null for all
     * @param today     the day as of which it is judged
     * @return the lines of {@link #compliance} that are missed
     */
    public List<Compliance> overdue(@Nullable OrganisationId unit, @Nullable AreaId community, LocalDate today) {
        return compliance(unit, community, today).stream()
                .filter(line -> line.state() == Compliance.State.MISSED)
                .sorted(Comparator.comparing(line -> line.period().to()))
                .toList();
    }

    private Map<AgreementId, List<JointActivity>> named(List<Agreement> agreements) {
        Map<AgreementId, List<JointActivity>> named = new HashMap<>();
        Filter ofThese = Filter.in(
                JointActivity.AGREEMENT,
                agreements.stream().map(agreement -> agreement.id().value()).toList());
        Pages.visit(
                runner.storage(),
                JointActivity.KIND,
                ofThese,
                row -> named.computeIfAbsent(row.entity().agreement(), none -> new ArrayList<>())
                        .add(row.entity()));
        return named;
    }

    /** The first day of each activity that was held. Time that was worked stays, so a cancelled activity may have been held. */
    private Map<ActivityId, LocalDate> held(Set<ActivityId> activities) {
        Map<ActivityId, LocalDate> held = new HashMap<>();
        Pages.byId(runner.storage(), Activity.KIND, Attended.of(runner.storage(), activities))
                .values()
                .forEach(read -> held.put(read.entity().id(), day(read.entity())));
        return held;
    }

    private void requireFits(Agreement agreement, Obligation owed, Activity planned, LocalDate day) {
        NewAgreement terms = agreement.terms();
        Affiliation held = planned.plan().affiliation();
        boolean partner =
                held.organisation().equals(terms.unit()) || terms.partners().contains(held.organisation());
        if (!partner || !places.treeOn(day).pathToRoot(held.area()).contains(terms.community())) {
            throw refused(AgreementError.NOT_JOINT, agreement, "has no joint activity in", planned);
        }
        if (owed.category() != null && !owed.category().equals(held.category())) {
            throw refused(AgreementError.WRONG_CATEGORY, agreement, "asks for another category than that of", planned);
        }
        if (planned.status() == ActivityStatus.CANCELLED) {
            throw refused(AgreementError.CALLED_OFF, agreement, "cannot be kept by what was called off:", planned);
        }
    }

    private static void requireNotNamed(Draft draft, Agreement agreement, int obligation, ActivityId activity) {
        var key = JointActivity.KIND.uniqueKey("once", JointActivity.key(agreement.id(), obligation, activity));
        if (!draft.storage().owners(List.of(key)).isEmpty()) {
            throw new Refused(
                    AgreementError.COUNTED_ALREADY,
                    "Activity " + activity.value() + " counts for obligation " + obligation + " of agreement "
                            + agreement.id().value() + " already.",
                    Map.of("agreement", agreement.id().value(), "activity", activity.value()));
        }
    }

    private static void requirePastStays(Agreement agreement, LocalDate from, LocalDate today) {
        agreement.terms().obligations().stream()
                .flatMap(owed -> owed.period().within(agreement.terms().from(), agreement.to()).stream())
                .filter(period -> period.isOver(today) && period.to().isAfter(from))
                .max(Comparator.comparing(Period::to))
                .ifPresent(last -> {
                    throw new Refused(
                            AgreementError.PERIOD_OVER,
                            "Agreement " + agreement.id().value() + " cannot end on " + from + ": its period from "
                                    + last.from() + " to before " + last.to() + " is over.",
                            Map.of("agreement", agreement.id().value(), "from", from, "earliest", last.to()));
                });
    }

    private static void requireInForce(Agreement agreement, LocalDate day) {
        if (!agreement.holdsOn(day)) {
            throw new Refused(
                    AgreementError.NOT_IN_FORCE,
                    "Agreement " + agreement.id().value() + " holds from "
                            + agreement.terms().from() + " to before " + agreement.to() + ", not on " + day + ".",
                    Map.of(
                            "agreement",
                            agreement.id().value(),
                            "from",
                            agreement.terms().from(),
                            "to",
                            agreement.to(),
                            "day",
                            day));
        }
    }

    private LocalDate day(Activity activity) {
        return activity.plan().schedule().time().start().atZone(runner.zone()).toLocalDate();
    }

    private static Filter of(@Nullable OrganisationId unit, @Nullable AreaId community) {
        Filter ofUnit = unit == null ? Filter.ALL : Filter.equal(Agreement.UNIT, unit.value());
        return community == null ? ofUnit : Filter.all(ofUnit, Filter.equal(Agreement.COMMUNITY, community.value()));
    }

    private static Refused refused(
            AgreementError code, Agreement agreement, String state, @Nullable Activity activity) {
        String what = activity == null ? "" : " activity " + activity.id().value();
        return new Refused(
                code,
                "Agreement " + agreement.id().value() + " " + state + what + ".",
                Map.of("agreement", agreement.id().value()));
    }
}
