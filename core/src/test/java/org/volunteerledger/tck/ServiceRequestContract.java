package org.volunteerledger.tck;

import static org.volunteerledger.request.RequestStatus.ACCEPTED;
import static org.volunteerledger.request.RequestStatus.CLAIMED;
import static org.volunteerledger.request.RequestStatus.COMPLETED;
import static org.volunteerledger.request.RequestStatus.DECLINED;
import static org.volunteerledger.request.RequestStatus.DISPATCHED;
import static org.volunteerledger.request.RequestStatus.FOLLOWED_UP;
import static org.volunteerledger.request.RequestStatus.IN_SERVICE;
import static org.volunteerledger.request.RequestStatus.OFFERED;
import static org.volunteerledger.request.RequestStatus.RATED;
import static org.volunteerledger.request.RequestStatus.UNDER_REVIEW;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.certificate.RecordGroups.Evaluated;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.Evaluations;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Assignment;
import org.volunteerledger.request.AssignmentStatus;
import org.volunteerledger.request.Dispatch;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.RequestAction;
import org.volunteerledger.request.RequestError;
import org.volunteerledger.request.RequestFulfilment;
import org.volunteerledger.request.RequestHours;
import org.volunteerledger.request.RequestLoop;
import org.volunteerledger.request.RequestOutcome;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.request.ServiceRequests;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** The order loop: what each status allows, several departments, claims, service and the hours of it. */
public abstract class ServiceRequestContract extends OrderScenarioContract {

    /** What each status allows, told anew so that a change of the table shows. */
    private static final Map<RequestStatus, String> ALLOWED = allowed();

    private static final Set<RequestError> NOT_NOW =
            EnumSet.of(RequestError.WRONG_STATUS, RequestError.ALREADY_CLAIMED, RequestError.ALREADY_RATED);

    /** For subclasses. */
    protected ServiceRequestContract() {}

    private static Map<RequestStatus, String> allowed() {
        Map<RequestStatus, String> allowed = new EnumMap<>(RequestStatus.class);
        allowed.put(RequestStatus.SUBMITTED, "REVIEW CANCEL TIME_OUT");
        allowed.put(UNDER_REVIEW, "REJECT OFFER DISPATCH CANCEL TIME_OUT");
        allowed.put(RequestStatus.REJECTED, "");
        allowed.put(OFFERED, "DISPATCH CLAIM CANCEL TIME_OUT");
        allowed.put(DISPATCHED, "REDISPATCH ACCEPT DECLINE CANCEL TIME_OUT");
        allowed.put(ACCEPTED, "REDISPATCH RETURN SERVE CANCEL TIME_OUT");
        allowed.put(DECLINED, "REJECT OFFER REDISPATCH CANCEL TIME_OUT");
        allowed.put(CLAIMED, "REDISPATCH RETURN SERVE CANCEL TIME_OUT");
        allowed.put(IN_SERVICE, "REDISPATCH RETURN SERVE COMPLETE CANCEL TIME_OUT");
        allowed.put(COMPLETED, "RATE FOLLOW_UP TIME_OUT");
        allowed.put(RATED, "FOLLOW_UP CLOSE TIME_OUT");
        allowed.put(FOLLOWED_UP, "RATE CLOSE TIME_OUT");
        allowed.put(RequestStatus.CLOSED, "");
        allowed.put(RequestStatus.CANCELLED, "");
        return allowed;
    }

    @Test
    final void everyActionInEveryStatusGoesAsTheTableSays() {
        limitEveryStage();
        for (RequestStatus from : RequestStatus.values()) {
            Set<String> allowed =
                    RequestLoop.actions(from).stream().map(Enum::name).collect(Collectors.toSet());
            String expected = ALLOWED.getOrDefault(from, "");
            Expect.equal(
                    "RequestLoop: what " + from + " allows",
                    expected.isEmpty() ? Set.of() : Set.of(expected.split(" ")),
                    allowed);
            for (RequestAction action : EnumSet.complementOf(EnumSet.of(RequestAction.SUBMIT))) {
                ServiceRequestId id = at(from);
                Expect.equal("the request is led there", from, status(id));
                String rule = from + " and " + action;
                if (allowed.contains(action.name())) {
                    play(action, id);
                    RequestStatus to = status(id);
                    Expect.that(
                            rule + " leads where the table says",
                            RequestLoop.targets(from, action).contains(to),
                            to.name());
                } else {
                    refusedWithAnyOf(rule + " is not in the table", NOT_NOW, () -> play(action, id));
                    Expect.equal(rule + " changes nothing", from, status(id));
                }
            }
        }
    }

    private void play(RequestAction action, ServiceRequestId id) {
        switch (action) {
            case REVIEW -> centre().review(command(), id);
            case REJECT -> centre().reject(command(), id);
            case OFFER -> centre().offer(command(), id);
            case DISPATCH -> centre().dispatch(command(), id, Dispatch.to(team()));
            case REDISPATCH -> centre().redispatch(command(), id, Dispatch.to(team()));
            case ACCEPT -> servers().accept(command(), id, team());
            case DECLINE -> servers().decline(command(), id, team());
            case CLAIM -> servers().claim(command(), id, team());
            case RETURN -> servers().giveBack(command(), id, team());
            case SERVE -> servers().serve(command(), id, team(), List.of(activity()));
            case COMPLETE -> servers().complete(command(), id, team(), RequestOutcome.SOLVED);
            case RATE -> centre().rate(by("resident"), id, 4, null);
            case FOLLOW_UP -> centre().followUp(command(), id, true);
            case CLOSE -> centre().close(command(), id);
            case CANCEL -> centre().cancel(command(), id);
            case TIME_OUT -> {
                pastTheLimit();
                centre().timeOut(command(), id);
            }
            default -> throw new IllegalArgumentException(action + " has no request yet");
        }
    }

    @Test
    final void aRequestTellsItsWholeStory() {
        ServiceRequestId id = at(RATED);
        centre().followUp(by("centre"), id, true);
        centre().close(by("centre"), id);

        ServiceRequest request = request(id);
        Expect.equal(
                "the history has every step in order",
                "SUBMIT REVIEW DISPATCH ACCEPT SERVE COMPLETE RATE FOLLOW_UP CLOSE",
                request.history().stream().map(step -> step.action().name()).collect(Collectors.joining(" ")));
        Expect.equal("with who took it", "team", request.history().get(3).actor());
        Expect.equal("and for whom", team(), request.history().get(3).assignee());
        Expect.equal("and why", "scenario", request.history().get(3).reason());
        Expect.equal("one outcome", RequestOutcome.SOLVED, request.feedback().outcome());
        Expect.equal(
                "one lead",
                city().organisation(),
                request.lead() == null ? null : request.lead().organisation());
        Expect.equal(
                "the areas around it",
                List.of(city().community(), city().street(), city().district()),
                request.intake().path());
    }

    @Test
    final void theRequesterSeesWhyTheCentreSaysNo() {
        ServiceRequestId id = at(UNDER_REVIEW);
        Command silent = Command.of(name("command"), "centre");
        Expect.error(
                "ServiceRequests.reject: a reason is needed",
                InvalidInput.class,
                InputError.MISSING,
                () -> centre().reject(silent, id));
        centre().reject(by("centre").because("The pipe is the owner's."), id);
        Expect.equal(
                "the reason is shown",
                "The pipe is the owner's.",
                request(id).rejectedBecause().orElse(null));
    }

    @Test
    final void severalDepartmentsAnswerEachForThemselves() {
        Assignee water = Assignee.of(ledger().teams().registerOrganisation(command(), "Water", null, null, null));
        Assignee helpers = anotherTeam();
        ServiceRequestId id = dispatched(List.of(water, helpers));

        servers().accept(by("team"), id, team());
        Expect.equal("two answers are missing", DISPATCHED, status(id));
        servers().decline(by("helpers"), id, helpers);
        Expect.equal("one answer is missing", DISPATCHED, status(id));
        refused(
                "one answer each",
                RequestError.ALREADY_ANSWERED,
                () -> servers().accept(command(), id, helpers));
        refused("only those asked", RequestError.NOT_ASSIGNED, () -> servers().accept(command(), id, anotherTeam()));
        servers().accept(by("water"), id, water);
        Expect.equal("all have answered, the lead with yes", ACCEPTED, status(id));

        servers().giveBack(by("water"), id, water);
        Expect.equal("a supporter leaves the rest to the others", ACCEPTED, status(id));
        refused(
                "it is not with them any more",
                RequestError.NOT_ASSIGNED,
                () -> servers().giveBack(command(), id, water));
        servers().serve(by("team"), id, team(), List.of(activity()));
        refused(
                "only those who accepted complete",
                RequestError.NOT_ASSIGNED,
                () -> servers().complete(command(), id, helpers, RequestOutcome.SOLVED));
        servers().giveBack(by("team"), id, team());
        Expect.equal("the lead gives it back to the centre", UNDER_REVIEW, status(id));
        Expect.equal("nobody has it", null, request(id).lead());
    }

    @Test
    final void theLeadDecidesForTheSupporters() {
        Assignee helpers = anotherTeam();
        ServiceRequestId declined = dispatched(List.of(helpers));
        servers().accept(by("helpers"), declined, helpers);
        servers().decline(by("team"), declined, team());
        Expect.equal("without the lead nobody serves", DECLINED, status(declined));
        Expect.equal(
                "the supporter is released",
                AssignmentStatus.WITHDRAWN,
                request(declined).assignments().get(1).status());

        centre().redispatch(by("centre"), declined, Dispatch.to(helpers));
        servers().accept(by("helpers"), declined, helpers);
        Expect.equal("somebody else leads", ACCEPTED, status(declined));

        ServiceRequestId supported = dispatched(List.of(helpers));
        servers().accept(by("team"), supported, team());
        servers().accept(by("helpers"), supported, helpers);
        servers().serve(by("helpers"), supported, helpers, List.of(activity()));
        refused(
                "the lead completes, not a supporter",
                RequestError.NOT_ASSIGNED,
                () -> servers().complete(command(), supported, helpers, RequestOutcome.SOLVED));
    }

    private ServiceRequestId dispatched(List<Assignee> supporters) {
        ServiceRequestId id = at(UNDER_REVIEW);
        centre().dispatch(by("centre"), id, new Dispatch(team(), supporters));
        return id;
    }

    @Test
    final void aDispatchNamesThoseWhoCanServeOnce() {
        ServiceRequestId id = at(UNDER_REVIEW);
        refused("named twice", RequestError.SENT_TWICE, () -> new Dispatch(team(), List.of(team())));
        VolunteerId volunteer = volunteer();
        Expect.error(
                "Dispatch: nobody is assigned by force",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> Dispatch.to(Assignee.of(volunteer)));
        Expect.error(
                "Assignee: exactly one of the three",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> new Assignee(city().team(), city().organisation(), null));
        TeamId gone = foundTeam("Gone");
        ledger().teams().dissolveTeam(command(), gone, LocalDate.of(2026, 1, 1));
        refused(
                "a team that is not there",
                RequestError.CANNOT_SERVE,
                () -> centre().dispatch(command(), id, Dispatch.to(Assignee.of(gone))));
        Expect.error(
                "an unknown organisation",
                Refused.class,
                () -> centre().dispatch(command(), id, Dispatch.to(Assignee.of(new OrganisationId(99)))));
    }

    @Test
    final void ofTwoWhoClaimAtTheSameMomentOneGetsIt() {
        ScenarioWorld world = new ScenarioWorld(storage());
        PersonVault vault = PersonVault.of(keys(), new SecureRandom());
        ServiceRequests requests = ServiceRequests.over(world.runner, vault);
        ServiceRequestId wish = requests.submit(world.command(), order(Need.wish("A radio", world.area)));
        requests.review(world.command(), wish);
        requests.offer(world.command(), wish);
        Assignee first = Assignee.of(world.volunteer());
        Assignee second = Assignee.of(world.team);
        RequestFulfilment slow = RequestFulfilment.over(
                world.overtakenBy(
                        () -> RequestFulfilment.over(world.runner, vault).claim(world.command(), wish, first)),
                vault);

        refused(
                "RequestFulfilment.claim: one gets it",
                RequestError.ALREADY_CLAIMED,
                () -> slow.claim(world.command(), wish, second));
        ServiceRequest request = board().find(wish).orElseThrow();
        Expect.equal(
                "the first one",
                List.of(first),
                request.assignments().stream().map(each -> each.assignee()).toList());
    }

    @Test
    final void ofManyWhoClaimAtOnceExactlyOneGetsIt() {
        ServiceRequestId id = at(OFFERED);
        List<Boolean> won = Collections.synchronizedList(new ArrayList<>());
        Workers workers = new Workers();
        for (int i = 0; i < 6; i++) {
            Assignee claimant = Assignee.of(volunteer());
            Command command = command();
            workers.start(() -> {
                try {
                    Workers.untilNotBusy(() -> {
                        servers().claim(command, id, claimant);
                        return true;
                    });
                    won.add(true);
                } catch (Refused e) {
                    Expect.equal("the others are told", RequestError.ALREADY_CLAIMED, e.code());
                    won.add(false);
                }
            });
        }
        workers.join();
        Expect.equal("all have an answer", 6, won.size());
        Expect.equal("one has it", 1, Collections.frequency(won, true));
        Expect.equal("one assignment", 1, request(id).assignments().size());
    }

    @Test
    final void whoClaimsCanServe() {
        ServiceRequestId id = at(OFFERED);
        VolunteerId left = volunteer();
        ledger().people().withdraw(command(), left);
        refused(
                "a volunteer who has left",
                RequestError.CANNOT_SERVE,
                () -> servers().claim(command(), id, Assignee.of(left)));
        TeamId gone = foundTeam("Gone");
        ledger().teams().dissolveTeam(command(), gone, LocalDate.of(2026, 1, 1));
        refused(
                "a team that is gone",
                RequestError.CANNOT_SERVE,
                () -> servers().claim(command(), id, Assignee.of(gone)));
        servers().claim(command(), id, Assignee.of(city().organisation()));
        Expect.equal("an organisation may", CLAIMED, status(id));
    }

    @Test
    final void aWishNeedsNoActivityAndAServiceDoes() {
        ServiceRequestId wish = submitWish();
        centre().review(command(), wish);
        centre().offer(command(), wish);
        Assignee neighbour = Assignee.of(volunteer());
        servers().claim(by("neighbour"), wish, neighbour);
        servers().serve(by("neighbour"), wish, neighbour, List.of());
        servers().complete(by("neighbour"), wish, neighbour, RequestOutcome.SOLVED);
        Expect.equal("fulfilled", COMPLETED, status(wish));
        Expect.equal("without hours", new RequestHours(0, 0, 0, 0), board().hours(List.of(wish)));

        ServiceRequestId service = at(ACCEPTED);
        refused(
                "a service has one",
                RequestError.NO_ACTIVITY,
                () -> servers().serve(command(), service, team(), List.of()));
    }

    @Test
    final void ratingsEvaluateThoseWhoServed() {
        VolunteerId both = volunteer();
        VolunteerId one = volunteer();
        VolunteerId uncredited = volunteer();
        rated(5, both, one);
        ActivityId second = rated(2, both);
        EntryRef mistaken = post(timed(in(second, uncredited), on("09:00"), on("10:00")));
        ledger().hours().takeBack(command(), mistaken, "MISTAKE");
        Evaluations evaluations = ledger().requestBoard().evaluations();
        List<VolunteerId> all = List.of(both, one, uncredited);
        Expect.equal(
                "RequestBoard.evaluations: averages in hundredths, of those with credited time",
                Map.of(both, 350, one, 500),
                evaluations.averages(all, LocalDate.of(2026, 3, 31)));
        Expect.equal(
                "Evaluations: ratings up to the day", Map.of(), evaluations.averages(all, LocalDate.of(2026, 3, 30)));
        LocalDate day = LocalDate.of(2026, 3, 31);
        Evaluated good = new Evaluated("Activity", day, 5);
        Expect.equal(
                "RecordGroups.evaluations: of those with credited time, by the request's age",
                List.of(List.of(good, new Evaluated("Activity", day, 2)), List.of(good), List.of()),
                all.stream()
                        .map(volunteer -> ledger().volunteerRecords()
                                .read(command(), volunteer, 0, 1)
                                .evaluations())
                        .toList());
    }

    /** An activity of a request with a rating, in which some have served. */
    private ActivityId rated(int score, VolunteerId... volunteers) {
        ServiceRequestId id = at(ACCEPTED);
        ActivityId activity = activity();
        servers().serve(command(), id, team(), List.of(activity));
        for (VolunteerId volunteer : volunteers) {
            post(timed(in(activity, volunteer), on("0" + score + ":00"), on("0" + score + ":30")));
        }
        servers().complete(command(), id, team(), RequestOutcome.SOLVED);
        centre().rate(by("resident"), id, score, null);
        return activity;
    }

    @Test
    final void whoIsGoneNeitherAcceptsNorBegins() {
        TeamId other = ledger().teams()
                .foundTeam(
                        command(),
                        NewTeam.of("Other", city().organisation(), city().street(), LocalDate.of(2020, 1, 1)));
        ServiceRequestId id = at(UNDER_REVIEW);
        centre().dispatch(command(), id, Dispatch.to(Assignee.of(other)));
        ledger().teams().dissolveTeam(command(), other, LocalDate.of(2026, 3, 31));
        refused(
                "a team that is dissolved promises nothing",
                RequestError.CANNOT_SERVE,
                () -> servers().accept(command(), id, Assignee.of(other)));

        VolunteerId volunteer = volunteer();
        ServiceRequestId wish = claimed(volunteer);
        servers().serve(command(), wish, Assignee.of(volunteer), List.of());
        ledger().people().withdraw(command(), volunteer);
        servers().complete(command(), wish, Assignee.of(volunteer), RequestOutcome.SOLVED);
        Expect.equal("what was done is reported", COMPLETED, status(wish));
    }

    private ServiceRequestId claimed(VolunteerId volunteer) {
        ServiceRequestId wish = submitWish();
        centre().review(command(), wish);
        centre().offer(command(), wish);
        servers().claim(command(), wish, Assignee.of(volunteer));
        return wish;
    }

    @Test
    final void whatSomebodyHasClaimedGoesBackToTheCentreWhenTheyLeave() {
        VolunteerId stays = volunteer();
        ServiceRequestId other = claimed(stays);
        ServiceRequestId ofTeam = submitWish();
        centre().review(command(), ofTeam);
        centre().offer(command(), ofTeam);
        servers().claim(command(), ofTeam, team());
        List<Consumer<VolunteerId>> ways = List.of(
                leaver -> ledger().people().suspend(command(), leaver),
                leaver -> ledger().people().withdraw(command(), leaver),
                leaver -> ledger().people().forget(command(), leaver));
        for (Consumer<VolunteerId> leaving : ways) {
            VolunteerId leaver = volunteer();
            ServiceRequestId wish = claimed(leaver);
            leaving.accept(leaver);
            Expect.equal("a claim ends with its volunteer", UNDER_REVIEW, status(wish));
            Expect.equal(
                    "Assignment.status",
                    List.of(AssignmentStatus.RETURNED),
                    request(wish).assignments().stream().map(Assignment::status).toList());
            Expect.that(
                    "the reason for leaving is nobody's business",
                    request(wish).history().stream()
                            .noneMatch(
                                    step -> "scenario".equals(step.reason()) && step.action() == RequestAction.RETURN),
                    request(wish).history().toString());
            centre().offer(command(), wish);
        }
        Expect.equal("those of others stay", CLAIMED, status(other));
        Expect.equal("those of teams stay", CLAIMED, status(ofTeam));
    }

    @Test
    final void whatSomebodyServesGoesWithThePersonToAnotherRecord() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        ServiceRequestId claimed = claimed(from);
        ServiceRequestId begun = claimed(from);
        ServiceRequestId over = claimed(from);
        servers().serve(command(), begun, Assignee.of(from), List.of());
        servers().giveBack(command(), over, Assignee.of(from));
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);

        String rule = "PersonMerges.merge: what is open goes on under the other record";
        Expect.equal(rule, List.of(Assignee.of(into)), assignees(claimed));
        Expect.equal(rule, List.of(Assignee.of(into)), assignees(begun));
        Expect.equal(rule + ", what is over stays", List.of(Assignee.of(from)), assignees(over));
        servers().giveBack(command(), claimed, Assignee.of(into));
        ledger().personMerges().undo(command(), merge);
        String undo = "PersonMerges.undo: what was not decided on since is as it was";
        Expect.equal(undo, List.of(Assignee.of(into)), assignees(claimed));
        Expect.equal(undo, List.of(Assignee.of(from)), assignees(begun));
    }

    private List<Assignee> assignees(ServiceRequestId id) {
        return request(id).assignments().stream().map(Assignment::assignee).toList();
    }

    @Test
    final void whatIsClaimedInTheMomentOfLeavingGoesBackToo() {
        needs(Capability.OWN_TRANSACTIONS);
        for (boolean suspended : new boolean[] {true, false}) {
            VolunteerId leaver = volunteer();
            ServiceRequestId wish = submitWish();
            centre().review(command(), wish);
            centre().offer(command(), wish);
            VolunteerLedger leaving = overtakenBy(() -> servers().claim(command(), wish, Assignee.of(leaver)));
            if (suspended) {
                leaving.people().suspend(command(), leaver);
            } else {
                leaving.people().withdraw(command(), leaver);
            }
            Expect.equal("a claim ends with its volunteer", UNDER_REVIEW, status(wish));
        }
    }

    @Test
    final void anActivityBelongsToOneRequestOfThoseWhoServe() {
        ServiceRequestId id = at(ACCEPTED);
        ActivityId activity = activity();
        servers().serve(command(), id, team(), List.of(activity, activity));
        Expect.equal(
                "named twice it is linked once", List.of(activity), request(id).activities());
        ServiceRequestId other = at(ACCEPTED);
        refused(
                "its hours count once",
                RequestError.ACTIVITY_TAKEN,
                () -> servers().serve(command(), other, team(), List.of(activity)));
        ActivityId cancelled = activity();
        ledger().services().cancel(command(), cancelled);
        refused(
                "called off",
                RequestError.ACTIVITY_CANCELLED,
                () -> servers().serve(command(), other, team(), List.of(cancelled)));
        OrganisationId elsewhere = ledger().teams().registerOrganisation(command(), "Elsewhere", null, null, null);
        TeamId stranger = ledger().teams()
                .foundTeam(command(), NewTeam.of("Stranger", elsewhere, city().street(), LocalDate.of(2020, 1, 1)));
        centre().redispatch(command(), other, Dispatch.to(Assignee.of(stranger)));
        servers().accept(command(), other, Assignee.of(stranger));
        refused(
                "of others",
                RequestError.FOREIGN_ACTIVITY,
                () -> servers().serve(command(), other, Assignee.of(stranger), List.of(activity())));
    }

    @Test
    final void theHoursOfARequestAreThoseOfTheLedger() {
        ServiceRequestId id = at(ACCEPTED);
        ActivityId first = activity();
        ActivityId second = activity(on("14:00"), on("15:30"));
        servers().serve(command(), id, team(), List.of(first, second));
        VolunteerId volunteer = volunteer();
        post(timed(in(first, volunteer), on("09:00"), on("10:00")));
        var wrong = post(timed(in(first, volunteer()), on("09:00"), on("10:00")));
        post(timed(in(second, volunteer), on("14:00"), on("15:30")));
        Expect.equal("RequestBoard.hours", new RequestHours(2, 210, 3, 2), board().hours(List.of(id, id)));
        ledger().hours().takeBack(command(), wrong, "MISTAKE");
        Expect.equal("a void is gone from them", new RequestHours(2, 150, 2, 1), board().hours(List.of(id)));
    }

    @Test
    final void theSameCommandIsAppliedOnce() {
        Command command = by("resident");
        Need need = Need.service("Blocked drain", city().community());
        ServiceRequestId id = centre().submit(command, order(need));
        Expect.equal("the same answer", id, centre().submit(command, order(need)));
        Expect.error(
                "other content under the same key",
                IdempotencyConflict.class,
                StorageError.KEY_REUSED,
                () -> centre().submit(command, order(Need.service("Broken lamp", city().community()))));
        Command review = by("centre");
        centre().review(review, id);
        centre().review(review, id);
        Expect.equal("one step", 2, request(id).history().size());
    }

    @Test
    final void aRequestThatGoesRoundTooOftenCanStillBeEnded() {
        ServiceRequestId wish = submitWish();
        centre().review(command(), wish);
        centre().offer(command(), wish);
        servers().claim(command(), wish, team());
        int room = ServiceRequest.MAX_STEPS - 50 - request(wish).history().size() + 1;
        for (int i = 0; i < room; i++) {
            servers().serve(command(), wish, team(), List.of());
        }
        refused(
                "no more rounds",
                RequestError.TOO_MANY_STEPS,
                () -> servers().serve(command(), wish, team(), List.of()));
        servers().complete(command(), wish, team(), RequestOutcome.SOLVED);
        Expect.equal("but an end", COMPLETED, status(wish));

        ServiceRequestId passedOn = at(DISPATCHED);
        for (int i = 1; i < ServiceRequest.MAX_ASSIGNMENTS; i++) {
            centre().redispatch(command(), passedOn, Dispatch.to(team()));
        }
        refused(
                "nobody else is asked",
                RequestError.TOO_MANY_STEPS,
                () -> centre().redispatch(command(), passedOn, Dispatch.to(team())));
        centre().cancel(command(), passedOn);
    }
}
