package org.volunteerledger.benchmarks;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summarizingInt;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.teeing;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.volunteerledger.benchmarks.Sums.Group;

/** The ten reports the way an ordinary developer writes them: a list of records and java.util.stream, on one thread. */
public final class StreamReports {

    private static final Comparator<Map.Entry<Group, Sums>> MOST_MINUTES_FIRST =
            Map.Entry.<Group, Sums>comparingByValue(
                            Comparator.comparingLong(Sums::minutes).reversed())
                    .thenComparing(Map.Entry.comparingByKey());

    private final List<ServiceRecord> records;
    private final LedgerData data;

    /** Over records of the data. */
    public StreamReports(List<ServiceRecord> records, LedgerData data) {
        this.records = records;
        this.data = data;
    }

    /** The groups of a report; those of T100 in their order, those of others in none. */
    public Map<Group, Sums> answer(ReportKind report, int time) {
        return switch (report) {
            case TM -> distinct(r -> true, r -> new Group(r.team(), r.month()));
            case ACY -> distinct(r -> r.day().getYear() == ReportKind.YEAR, r -> new Group(r.area(), r.category()));
            case ACR ->
                distinct(r -> r.within(ReportKind.ACR_FROM, ReportKind.ACR_TO), r -> new Group(r.area(), r.category()));
            case VT -> byVolunteer();
            case T100 -> top(byVolunteer());
            case ONE_VOLUNTEER -> oneVolunteer(ReportKind.volunteer(data, time));
            case ONE_TEAM_MONTH -> oneTeamMonth(ReportKind.team(data, time), YearMonth.from(ReportKind.month(time)));
            case PRJ -> distinct(r -> true, r -> new Group(r.project(), 0));
            case DM -> distinct(r -> true, r -> new Group(r.district(), r.month()));
            case CR -> wholeCity(ReportKind.CR_FROM, ReportKind.CR_TO);
        };
    }

    private Map<Group, Sums> distinct(Predicate<ServiceRecord> filter, Function<ServiceRecord, Group> by) {
        return approved().filter(filter).collect(groupingBy(by, sumsAndVolunteers()));
    }

    private Map<Group, Sums> byVolunteer() {
        return approved().collect(groupingBy(r -> new Group(r.volunteer(), 0), sums()));
    }

    private static Map<Group, Sums> top(Map<Group, Sums> all) {
        Map<Group, Sums> top = new LinkedHashMap<>();
        all.entrySet().stream()
                .sorted(MOST_MINUTES_FIRST)
                .limit(ReportKind.TOP)
                .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
        return top;
    }

    private Map<Group, Sums> oneVolunteer(long volunteer) {
        return single(approved().filter(r -> r.volunteer() == volunteer).collect(sums()));
    }

    private Map<Group, Sums> oneTeamMonth(long team, YearMonth month) {
        return single(approved()
                .filter(r -> r.team() == team && YearMonth.from(r.day()).equals(month))
                .collect(sumsAndVolunteers()));
    }

    private Map<Group, Sums> wholeCity(LocalDate from, LocalDate to) {
        return single(approved().filter(r -> r.within(from, to)).collect(sumsAndVolunteers()));
    }

    private static Map<Group, Sums> single(Sums sums) {
        return sums.records() == 0 ? Map.of() : Map.of(Group.ALL, sums);
    }

    private Stream<ServiceRecord> approved() {
        return records.stream().filter(ServiceRecord::approved);
    }

    private static Collector<ServiceRecord, ?, Sums> sums() {
        return teeing(summingLong(ServiceRecord::minutes), counting(), (minutes, count) -> new Sums(minutes, count, 0));
    }

    private static Collector<ServiceRecord, ?, Sums> sumsAndVolunteers() {
        return teeing(
                summarizingInt(ServiceRecord::minutes),
                mapping(ServiceRecord::volunteer, collectingAndThen(toSet(), volunteers -> (long) volunteers.size())),
                (sums, volunteers) -> new Sums(sums.getSum(), sums.getCount(), volunteers));
    }
}
