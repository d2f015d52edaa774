package org.volunteerledger.request;

import java.time.LocalDate;
import org.volunteerledger.service.ActivityId;

/**
 * How the requester's side rated a service, without words.
 *
 * @param request  the request
 * @param activity an activity that served it
 * @param on       the day of the rating, in the zone of the ledger
 * @param score    1 for bad to {@value Rating#BEST} for good
 */
public record ServiceRating(ServiceRequestId request, ActivityId activity, LocalDate on, int score) {}
