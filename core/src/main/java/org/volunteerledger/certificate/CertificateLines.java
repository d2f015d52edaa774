package org.volunteerledger.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Makes the services of a certificate out of entries: one line for an activity, or for time of one project and category without one. */
final class CertificateLines {

    private final Map<Long, Versioned<Activity>> activities;
    private final Map<Long, Versioned<Project>> projects;
    private final Map<Long, Versioned<ServiceCategory>> categories;

    private CertificateLines(Storage storage, List<HourEntry> entries) {
        this.activities = read(storage, Activity.KIND, entries, Attribution::activity);
        this.projects = read(storage, Project.KIND, entries, Attribution::project);
        this.categories = read(storage, ServiceCategory.KIND, entries, Attribution::category);
    }

    /** The lines, by first day; three reads however many entries there are. */
    static List<CertificateLine> of(Storage storage, List<HourEntry> entries) {
        CertificateLines names = new CertificateLines(storage, entries);
        Map<Service, List<HourEntry>> services = new LinkedHashMap<>();
        for (HourEntry entry : entries) {
            services.computeIfAbsent(Service.of(entry.attribution()), service -> new ArrayList<>())
                    .add(entry);
        }
        if (services.size() > Certificate.MAX_LINES) {
            throw new Refused(
                    CertificateError.TOO_MANY_LINES,
                    "The scope holds " + services.size() + " services; a certificate lists at most "
                            + Certificate.MAX_LINES + ".",
                    Map.of("services", services.size(), "limit", Certificate.MAX_LINES));
        }
        List<CertificateLine> lines = new ArrayList<>();
        services.forEach((service, of) -> lines.add(names.line(service, of)));
        lines.sort(Comparator.comparing(CertificateLine::from).thenComparing(CertificateLine::name));
        return lines;
    }

    private CertificateLine line(Service service, List<HourEntry> entries) {
        Activity activity = entity(activities, service.activity());
        LocalDate from = entries.stream()
                .map(entry -> entry.time().day())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate to = entries.stream()
                .map(entry -> entry.time().day())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new CertificateLine(
                activity == null ? null : new ActivityId(service.activity()),
                name(service, activity, from),
                activity == null ? null : shortened(activity.plan().content()),
                activity == null ? null : activity.plan().personInCharge(),
                from,
                to,
                CertifiedTime.minutes(entries),
                entries.stream().mapToLong(HourEntry::participations).sum());
    }

    private String name(Service service, @Nullable Activity activity, LocalDate day) {
        if (activity != null) {
            return activity.plan().name();
        }
        Project project = entity(projects, service.project());
        if (project != null) {
            return project.name();
        }
        ServiceCategory category = entity(categories, service.category());
        if (category != null) {
            return category.name();
        }
        throw new Refused(
                CertificateError.NO_CONTENT,
                "The time of " + day + " was recorded without an activity, a project and a category.",
                Map.of("day", day));
    }

    private static @Nullable String shortened(@Nullable String content) {
        return content == null || content.codePointCount(0, content.length()) <= CertificateLine.MAX_CONTENT
                ? content
                : content.substring(0, content.offsetByCodePoints(0, CertificateLine.MAX_CONTENT));
    }

    private static <E> Map<Long, Versioned<E>> read(
            Storage storage, Kind<E> kind, List<HourEntry> entries, ToLongFunction<Attribution> id) {
        Function<HourEntry, Long> of = entry -> id.applyAsLong(entry.attribution());
        return Pages.byId(
                storage,
                kind,
                entries.stream()
                        .map(of)
                        .filter(each -> each != Attribution.NONE)
                        .toList());
    }

    private static <E> @Nullable E entity(Map<Long, Versioned<E>> read, long id) {
        Versioned<E> found = read.get(id);
        return found == null ? null : found.entity();
    }

    private record Service(long activity, long project, long category) {

        static Service of(Attribution towards) {
            return towards.activity() == Attribution.NONE
                    ? new Service(Attribution.NONE, towards.project(), towards.category())
                    : new Service(towards.activity(), Attribution.NONE, Attribution.NONE);
        }
    }
}
