package org.volunteerledger.desk.api;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.desk.api.Views.OrderView;
import org.volunteerledger.desk.api.Views.PageView;
import org.volunteerledger.desk.work.RequestDesk;
import org.volunteerledger.desk.work.RequestDesk.Move;
import org.volunteerledger.desk.work.RequestDesk.Order;
import org.volunteerledger.desk.work.RequestDesk.Step;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.storage.Slice;

/** Orders for programs. */
@RestController
@RequestMapping("/api/v1")
class OrderApi {

    private static final String KEY = "Idempotency-Key";

    private final RequestDesk orders;

    OrderApi(RequestDesk orders) {
        this.orders = orders;
    }

    /** What somebody orders. */
    record NewOrder(
            String title,
            String area,
            String name,
            @Nullable String phone,
            @Nullable String details) {}

    /** A step of an order. */
    record NewStep(
            Step step,
            @Nullable String team,
            @Nullable Integer score,
            @Nullable String reason) {}

    @GetMapping("/orders")
    List<OrderView> own(@AuthenticationPrincipal Account account) {
        return orders.own(account).stream().map(this::view).toList();
    }

    @GetMapping("/board")
    PageView<OrderView> board(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        Slice<ServiceRequest> page = orders.board(account, after, limit);
        return new PageView<>(page.items().stream().map(this::view).toList(), page.next());
    }

    @PostMapping("/orders")
    ResponseEntity<OrderView> order(
            @AuthenticationPrincipal Account account, @RequestHeader(KEY) String key, @RequestBody NewOrder order) {
        ServiceRequestId id = orders.order(
                account, key, new Order(order.title, id(order.area), order.name, order.phone, order.details));
        return ResponseEntity.created(URI.create("/api/v1/orders/" + id.value()))
                .body(view(orders.see(account, id)));
    }

    @GetMapping("/orders/{id}")
    OrderView order(@AuthenticationPrincipal Account account, @PathVariable long id) {
        return view(orders.see(account, new ServiceRequestId(id)));
    }

    @PostMapping("/orders/{id}/steps")
    OrderView step(
            @AuthenticationPrincipal Account account,
            @PathVariable long id,
            @RequestHeader(KEY) String key,
            @RequestBody NewStep step) {
        ServiceRequestId order = new ServiceRequestId(id);
        Long team = step.team == null ? null : id(step.team);
        orders.take(account, key, order, new Move(step.step, team, step.score == null ? 0 : step.score, step.reason));
        return view(orders.see(account, order));
    }

    private OrderView view(ServiceRequest order) {
        return OrderView.of(order, orders.isOverdue(order));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new NotHere();
        }
    }
}
