package org.volunteerledger.console.request;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestFilter;
import org.volunteerledger.request.RequestKind;
import org.volunteerledger.request.RequestStatus;
import picocli.CommandLine.Option;

/** Which requests: the options that lists and figures share. */
final class RequestFilterOptions {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "Only of these: ${COMPLETION-CANDIDATES}")
    private List<RequestStatus> statuses = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only ${COMPLETION-CANDIDATES}")
    private @Nullable RequestKind kind;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "Only by ${COMPLETION-CANDIDATES}")
    private @Nullable RequestChannel channel;

    @Option(names = "--area", paramLabel = "CODE", description = "An area with all that lies within, by its code.")
    private @Nullable String area;

    @Option(names = "--team", paramLabel = "NAME|ID", description = "Only led by this team.")
    private @Nullable String team;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day on which they came in.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day, inclusive.")
    private @Nullable LocalDate to;

    RequestFilter in(OpenLedger open) {
        Find find = new Find(open);
        RequestFilter filter =
                RequestFilter.ALL.in(statuses.toArray(RequestStatus[]::new)).submitted(from, to);
        filter = kind == null ? filter : filter.of(kind);
        filter = channel == null ? filter : filter.by(channel);
        filter = area == null ? filter : filter.within(find.within(area));
        return team == null ? filter : filter.ledBy(find.team(team));
    }
}
