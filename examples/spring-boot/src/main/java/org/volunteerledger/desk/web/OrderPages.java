package org.volunteerledger.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.desk.work.FigureDesk.By;
import org.volunteerledger.desk.work.RequestDesk;
import org.volunteerledger.desk.work.RequestDesk.Move;
import org.volunteerledger.desk.work.RequestDesk.Order;
import org.volunteerledger.desk.work.RequestDesk.Step;
import org.volunteerledger.desk.work.RequesterDesk;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.storage.Slice;

/** Ordering a service, following it, dispatching and serving it. */
@Controller
class OrderPages {

    private static final int PAGE = 50;

    private final RequestDesk orders;
    private final RequesterDesk requesters;
    private final FigureDesk figures;
    private final Forms forms;

    OrderPages(RequestDesk orders, RequesterDesk requesters, FigureDesk figures, Forms forms) {
        this.orders = orders;
        this.requesters = requesters;
        this.figures = figures;
        this.forms = forms;
    }

    @GetMapping("/orders")
    String own(@AuthenticationPrincipal Account account, Model model) {
        list(model, orders.own(account));
        model.addAttribute("places", figures.places());
        return "orders";
    }

    @PostMapping("/orders")
    String order(
            @AuthenticationPrincipal Account account,
            @RequestParam String key,
            @RequestParam String title,
            @RequestParam long area,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String details,
            Model model,
            HttpServletResponse response) {
        Order order = new Order(title, area, account.displayName(), phone, details);
        return forms.take(
                () -> "/orders/" + orders.order(account, key, order).value(),
                () -> own(account, model),
                model,
                response);
    }

    @GetMapping("/orders/{id}")
    String order(@AuthenticationPrincipal Account account, @PathVariable long id, Model model) {
        return page(account, new ServiceRequestId(id), null, model);
    }

    /** It is recorded who looked and what for, so it is no GET; and the answer is the page itself, so that no name is in an address. */
    @PostMapping("/orders/{id}/requester")
    String requester(
            @AuthenticationPrincipal Account account,
            @PathVariable long id,
            @RequestParam String key,
            @RequestParam String purpose,
            Model model) {
        ServiceRequestId order = new ServiceRequestId(id);
        return page(account, order, requesters.look(account, key, order, purpose), model);
    }

    /** For the switch of the language on that page, and for the button back: without the name. */
    @GetMapping("/orders/{id}/requester")
    String withoutName(@PathVariable long id) {
        return "redirect:/orders/" + id;
    }

    @PostMapping("/orders/{id}")
    String step(
            @AuthenticationPrincipal Account account,
            @PathVariable long id,
            @RequestParam String key,
            @RequestParam Step step,
            @RequestParam(required = false) @Nullable Long team,
            @RequestParam(defaultValue = "0") int score,
            @RequestParam(required = false) @Nullable String reason) {
        orders.take(account, key, new ServiceRequestId(id), new Move(step, team, score, reason));
        return "redirect:/orders/" + id;
    }

    @GetMapping("/board")
    String board(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Slice<ServiceRequest> board = orders.board(account, after, PAGE);
        list(model, board.items());
        model.addAttribute("next", board.next());
        return "board";
    }

    @GetMapping("/claims")
    String claims(@AuthenticationPrincipal Account account, Model model) {
        list(model, orders.claimable(account));
        return "claims";
    }

    private String page(Account account, ServiceRequestId id, @Nullable Requester requester, Model model) {
        ServiceRequest order = orders.see(account, id);
        list(model, List.of(order));
        model.addAttribute("order", order);
        model.addAttribute("steps", orders.next(account, order));
        model.addAttribute("teams", figures.names(By.TEAM));
        model.addAttribute("mayLook", requesters.mayLook(account, order));
        model.addAttribute("requester", requester);
        return "order";
    }

    private void list(Model model, List<ServiceRequest> list) {
        Set<Long> overdue = list.stream()
                .filter(orders::isOverdue)
                .map(order -> order.id().value())
                .collect(Collectors.toSet());
        model.addAttribute("list", list);
        model.addAttribute("overdue", overdue);
        model.addAttribute("areas", figures.names(By.AREA));
    }
}
