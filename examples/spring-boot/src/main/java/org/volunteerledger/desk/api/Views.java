package org.volunteerledger.desk.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.request.ServiceRequest;

/** What the interface answers. Ids are text: they do not fit into the numbers of JavaScript. */
final class Views {

    private Views() {}

    /** A page of a list. */
    @Schema(description = "A page; ask for the next one with after=next.")
    record PageView<T>(List<T> items, @Nullable String next) {}

    /** An order. */
    record OrderView(
            String id,
            String title,
            String area,
            String status,
            Instant since,
            @Nullable Instant dueAt,
            boolean overdue) {

        static OrderView of(ServiceRequest order, boolean overdue) {
            return new OrderView(
                    Long.toString(order.id().value()),
                    order.need().title(),
                    Long.toString(order.need().area().value()),
                    order.status().name(),
                    order.stage().since(),
                    order.stage().dueAt(),
                    overdue);
        }
    }

    /** Minutes that were not credited. */
    record ReductionView(String reason, int minutes) {}

    /** An entry of the ledger; one of the kind VOID takes another back. */
    record EntryView(
            String account,
            long sequence,
            String kind,
            LocalDate day,
            String team,
            String area,
            int presentMinutes,
            int minutes,
            List<ReductionView> reductions,
            int participations,
            int beneficiaryVisits) {

        static EntryView of(HourEntry entry) {
            return new EntryView(
                    Long.toString(entry.account().value()),
                    entry.sequence(),
                    entry.kind().name(),
                    entry.time().day(),
                    Long.toString(entry.attribution().team()),
                    Long.toString(entry.attribution().area()),
                    entry.presentMinutes(),
                    entry.minutes(),
                    entry.reductions().stream()
                            .map(one -> new ReductionView(one.reason().name(), one.minutes()))
                            .toList(),
                    entry.participations(),
                    entry.beneficiaryVisits());
        }
    }

    /** The record of a volunteer. */
    record RecordView(String number, long serviceMinutes, long participations, PageView<EntryView> entries) {}

    /** A line of figures. */
    record LineView(String key, String label, long minutes, long participations, long persons, long visits) {

        static LineView of(FigureDesk.Line line) {
            return new LineView(
                    Long.toString(line.key()),
                    line.label(),
                    line.minutes(),
                    line.participations(),
                    line.persons(),
                    line.visits());
        }
    }

    /** Figures, as of a position of the ledger. */
    record FiguresView(List<LineView> lines, LineView total, long position) {}

    /** The answer about a certificate. */
    record CheckView(
            String result,
            @Nullable String organisation,
            @Nullable Long minutes,
            @Nullable Long standingMinutes) {}
}
