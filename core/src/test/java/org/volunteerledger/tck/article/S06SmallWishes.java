package org.volunteerledger.tck.article;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestBoard;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestDimension;
import org.volunteerledger.request.RequestError;
import org.volunteerledger.request.RequestFigures;
import org.volunteerledger.request.RequestFilter;
import org.volunteerledger.request.RequestFulfilment;
import org.volunteerledger.request.RequestKind;
import org.volunteerledger.request.RequestOutcome;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.request.ServiceRequests;

/** S6: small wishes of those the article names; two volunteers want to fulfil each at the same moment. */
final class S06SmallWishes implements ArticleScenario {

    private static final List<String> WISHES = List.of("空巢家庭的收音机", "行动不便老人的轮椅", "困难家庭的书桌");
    private static final int TRIES = 1_000;

    @Override
    public String system() {
        return "S6";
    }

    @Override
    public String title() {
        return "Small wishes, Jizhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId district = stage.area("吉州区", AreaLevel.DISTRICT, null);
        AreaId community = stage.area("北门社区", AreaLevel.COMMUNITY, district);
        ServiceRequests centre = stage.ledger().serviceRequests();
        long granted = 0;
        for (String title : WISHES) {
            NewServiceRequest wish = new NewServiceRequest(
                    Need.wish(title, community), RequestChannel.DESK, null, Requester.named("居民"));
            ServiceRequestId id = centre.submit(stage.by("desk"), wish);
            centre.review(stage.by("centre"), id);
            centre.offer(stage.by("centre"), id);
            granted += claimedAtOnce(stage, id);
            fulfil(stage, id);
        }
        RequestBoard board = stage.ledger().requestBoard();
        RequestFilter here = RequestFilter.ALL
                .of(RequestKind.WISH)
                .within(stage.ledger().places().treeOn(stage.today()).subtree(district));
        List<RequestFigures> byStatus = board.figures(here, List.of(RequestDimension.STATUS));
        return List.of(
                new Figure("claims granted, two for each wish", WISHES.size(), granted),
                new Figure("wishes fulfilled", WISHES.size(), byStatus.get(0).requests()),
                Figure.holds(
                        "all of them are completed",
                        byStatus.size() == 1 && byStatus.get(0).keys().contains(RequestStatus.COMPLETED.name())));
    }

    private static void fulfil(Stage stage, ServiceRequestId id) {
        RequestFulfilment servers = stage.ledger().requestFulfilment();
        ServiceRequest claimed = stage.ledger().requestBoard().find(id).orElseThrow();
        Assignee volunteer = claimed.assignments().get(0).assignee();
        servers.serve(stage.by("volunteer"), id, volunteer, List.of());
        servers.complete(stage.by("volunteer"), id, volunteer, RequestOutcome.SOLVED);
    }

    /** How many of two who claim a wish together get it. */
    private static long claimedAtOnce(Stage stage, ServiceRequestId wish) {
        RequestFulfilment servers = stage.ledger().requestFulfilment();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> claims = stage.volunteers(2).stream()
                    .map(volunteer -> claim(stage.command(), servers, wish, volunteer, together))
                    .toList();
            long granted = 0;
            for (Future<Boolean> claim : threads.invokeAll(claims)) {
                granted += claim.get() ? 1 : 0;
            }
            return granted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while two claim a wish", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a claim failed otherwise than by a refusal", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Boolean> claim(
            Command command,
            RequestFulfilment servers,
            ServiceRequestId wish,
            VolunteerId volunteer,
            CyclicBarrier together) {
        return () -> {
            together.await();
            for (int i = 0; i < TRIES; i++) {
                try {
                    servers.claim(command, wish, Assignee.of(volunteer));
                    return true;
                } catch (Busy e) {
                    Thread.onSpinWait();
                } catch (Refused e) {
                    if (e.code() == RequestError.ALREADY_CLAIMED) {
                        return false;
                    }
                    throw e;
                }
            }
            throw new IllegalStateException("the storage stayed busy");
        };
    }
}
