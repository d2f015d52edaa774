package org.volunteerledger.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RequestLoopTest {

    @Test
    void everyStatusIsReachedAndAnEndIsReachedFromEach() {
        assertThat(reachable(RequestStatus.SUBMITTED)).containsExactlyInAnyOrder(RequestStatus.values());
        for (RequestStatus status : RequestStatus.values()) {
            assertThat(reachable(status)).anyMatch(RequestStatus::isEnd);
            assertThat(RequestLoop.actions(status).isEmpty()).isEqualTo(status.isEnd());
        }
    }

    @Test
    void wherePeopleCanBeLateThereIsATimeOut() {
        for (RequestStatus status : RequestStatus.values()) {
            assertThat(RequestLoop.actions(status).contains(RequestAction.TIME_OUT))
                    .isNotEqualTo(status.isEnd());
        }
    }

    @Test
    void anActionThatLeadsToSeveralSaysWhen() {
        for (RequestTransition each : RequestLoop.TRANSITIONS) {
            if (RequestLoop.targets(each.from(), each.action()).size() > 1) {
                assertThat(each.when()).as(each.toString()).isNotNull();
            }
        }
        assertThat(RequestLoop.TRANSITIONS).doesNotHaveDuplicates();
    }

    @Test
    void theDiagramHasALineForEachTransition() {
        assertThat(RequestLoop.diagram())
                .startsWith("stateDiagram-v2\n    [*] --> SUBMITTED: SUBMIT\n")
                .contains("    DISPATCHED --> DECLINED: DECLINE (by the lead)\n")
                .contains("    OFFERED --> CLAIMED: CLAIM\n")
                .endsWith("    CANCELLED --> [*]\n");
        assertThat(RequestLoop.diagram().lines()).hasSize(RequestLoop.TRANSITIONS.size() + 5);
    }

    private static Set<RequestStatus> reachable(RequestStatus from) {
        Set<RequestStatus> seen = EnumSet.of(from);
        Deque<RequestStatus> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            RequestStatus next = open.pop();
            RequestLoop.TRANSITIONS.stream()
                    .filter(each -> each.from() == next)
                    .map(RequestTransition::to)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return seen;
    }
}
