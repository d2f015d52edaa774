package org.volunteerledger.console.district;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.honour.HonourFilter;
import org.volunteerledger.request.RequestBoard;
import org.volunteerledger.request.RequestFigures;
import org.volunteerledger.request.RequestFilter;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/**
 * What was done for residents in a year beside holding activities, as the records have it.
 *
 * @param requests       the requests that went from the order to the close
 * @param requestMinutes the minutes of the activities that were held for them
 * @param visits         the visits that met somebody
 * @param honours        the honours of the year that are held
 */
record Deeds(long requests, long requestMinutes, long visits, long honours) {

    private static final RequestFilter CLOSED = RequestFilter.ALL.in(RequestStatus.CLOSED);

    static Deeds of(VolunteerLedger ledger, DistrictFigures figures) {
        RequestBoard board = ledger.requestBoard();
        long requests = board.figures(CLOSED, List.of()).stream()
                .mapToLong(RequestFigures::requests)
                .sum();
        long honours = ledger.honours().countByLevel(HonourFilter.STANDING.of(figures.year())).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Deeds(
                requests,
                minutes(board),
                ledger.care().visits().countMet(null, figures.first(), figures.last()),
                honours);
    }

    /** Each activity of the district is held for one request at most, so pages can be added up. */
    private static long minutes(RequestBoard board) {
        PageRequest page = PageRequest.first(Math.min(PageRequest.MAX_LIMIT, RequestBoard.MAX_REQUESTS));
        long minutes = 0;
        @Nullable String next;
        do {
            Slice<Versioned<ServiceRequest>> slice = board.list(CLOSED, page);
            List<ServiceRequestId> ids =
                    slice.items().stream().map(each -> each.entity().id()).toList();
            minutes += board.hours(ids).minutes();
            next = slice.next();
            page = page.after(next);
        } while (next != null);
        return minutes;
    }
}
