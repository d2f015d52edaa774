package org.volunteerledger.console.request;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Assignment;
import org.volunteerledger.request.Rating;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** Requests as rows of a table, with the names of what they refer to read once for all. */
final class RequestRows {

    static final List<Column> COLUMNS = List.of(
            Column.text("request"),
            Column.text("status"),
            Column.text("kind"),
            Column.text("title"),
            Column.text("area"),
            Column.text("channel"),
            Column.text("submitted"),
            Column.text("due"),
            Column.text("late"),
            Column.text("lead"),
            Column.number("score"));

    private final OpenLedger open;
    private final Instant now;
    private final Map<Long, String> names = new HashMap<>();

    private RequestRows(OpenLedger open, Instant now) {
        this.open = open;
        this.now = now;
    }

    static RequestRows of(OpenLedger open, Collection<ServiceRequest> requests, Instant now) {
        RequestRows rows = new RequestRows(open, now);
        rows.read(
                Area.KIND,
                requests.stream().map(each -> each.need().area()).toList(),
                area -> area.nameOn(open.today()));
        List<Assignee> served = requests.stream()
                .flatMap(each -> each.assignments().stream())
                .map(Assignment::assignee)
                .toList();
        rows.read(Team.KIND, present(served, Assignee::team), Team::name);
        rows.read(Organisation.KIND, present(served, Assignee::organisation), Organisation::name);
        rows.read(Volunteer.KIND, present(served, Assignee::volunteer), Volunteer::number);
        return rows;
    }

    List<@Nullable Object> row(ServiceRequest request) {
        List<@Nullable Object> row = new ArrayList<>();
        Assignment lead = request.lead();
        Rating rating = request.rating();
        row.add(Long.toString(request.id().value()));
        row.add(request.status().name());
        row.add(request.need().kind().name());
        row.add(request.need().title());
        row.add(name(request.need().area()));
        row.add(request.intake().channel().name());
        row.add(request.intake().day().toString());
        row.add(local(request.stage().dueAt(), open.zone()));
        row.add(request.stage().isOverdue(now) ? "yes" : null);
        row.add(lead == null ? null : name(lead.assignee()));
        row.add(rating == null ? null : (Object) rating.score());
        return row;
    }

    String name(EntityId id) {
        return names.getOrDefault(id.value(), Long.toString(id.value()));
    }

    String name(Assignee assignee) {
        EntityId id = assignee.team() != null ? assignee.team() : assignee.organisation();
        return name(id == null ? Objects.requireNonNull(assignee.volunteer()) : id);
    }

    static @Nullable String local(@Nullable Instant instant, ZoneId zone) {
        return instant == null
                ? null
                : instant.atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }

    private <E> void read(Kind<E> kind, List<? extends EntityId> ids, Function<E, String> name) {
        List<Long> values = ids.stream().map(EntityId::value).distinct().toList();
        if (!values.isEmpty()) {
            open.storage().findAll(kind, values).forEach(found -> names.put(found.id(), name.apply(found.entity())));
        }
    }

    private static <I extends EntityId> List<I> present(List<Assignee> served, Function<Assignee, @Nullable I> id) {
        List<I> ids = new ArrayList<>();
        for (Assignee each : served) {
            I found = id.apply(each);
            if (found != null) {
                ids.add(found);
            }
        }
        return ids;
    }
}
