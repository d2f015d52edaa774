package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/**
 * Star levels: computed from the ledger, compared with those on record, and recorded where they differ. Thread-safe.
 *
 * <p>A level is a pure function of the effective entries up to a day, the registration, the evaluations, the honours, the bars and the
 * ladder of that day: computed anew it is the same.
 */
public final class Stars {

    /** The longest key of a rating in code points: its batches get keys of their own from it. */
    public static final int MAX_KEY = 58;

    private static final Set<VolunteerStatus> RATED = EnumSet.of(VolunteerStatus.REGISTERED, VolunteerStatus.SUSPENDED);

    private final CommandRunner runner;
    private final Places places;

    private Stars(CommandRunner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param places knows the areas
     * @return the commands
     */
    public static Stars over(CommandRunner runner, Places places) {
        return new Stars(runner, places);
    }

    /**
     * Rates all volunteers who have not left, batch by batch, each in a commit of its own. What has not changed is not written. A rating
     * that was broken off is sent again under the same key, and goes on.
     *
     * @param command  who asks, and under which key; at most {@value #MAX_KEY} code points
     * @param run      whom, and as of when
     * @param progress told how many volunteers are rated so far
     * @return what came of it
     * @throws Refused if the day is in the future ({@link HonourError#FUTURE}), or a level has changed after it
     *     ({@link HonourError#RATED_SINCE})
     */
    public StarSummary rate(Command command, RatingRun run, LongConsumer progress) {
        Check.text("key", command.key(), MAX_KEY);
        requirePast(run.day());
        AreaTree tree = places.treeOn(run.day());
        StarScale scale = StarScale.of(runner.storage(), run, tree);
        Filter filter = filter(run, tree);
        PageRequest page = PageRequest.first(run.batch());
        StarSummary summary = StarSummary.EMPTY;
        Slice<Versioned<Volunteer>> slice;
        do {
            slice = runner.storage().list(Volunteer.KIND, filter, page);
            List<Volunteer> batch = slice.items().stream()
                    .map(Versioned::entity)
                    .filter(each -> RATED.contains(each.status()))
                    .toList();
            if (!batch.isEmpty()) {
                summary = summary.plus(rate(command, run, scale, batch));
                progress.accept(summary.rated());
            }
            page = page.after(slice.next());
        } while (slice.next() != null);
        return summary;
    }

    private StarSummary rate(Command command, RatingRun run, StarScale scale, List<Volunteer> batch) {
        long first = batch.get(0).id().value();
        long last = batch.get(batch.size() - 1).id().value();
        Command part = new Command(command.key() + "/" + first + "-" + last, command.actor(), command.reason());
        RequestDigest content = RequestDigest.of("rate-volunteers", run.day(), run.area(), first, last);
        String answer = runner.run("rate-volunteers", part, content, draft -> {
            draft.concerns(run.area(), null);
            // The levels on record come first: whoever changes one while the ledger is read moves its version.
            Map<Long, Versioned<StarRating>> onRecord = Pages.byId(
                    draft.storage(),
                    StarRating.KIND,
                    batch.stream().map(each -> each.id().value()).toList());
            Map<VolunteerId, StarScale.Weighed> weighed = scale.weigh(batch);
            Map<StarChange.Type, Long> counts = new HashMap<>();
            for (Volunteer each : batch) {
                StarChange.Type type = record(
                        draft,
                        run,
                        each,
                        onRecord.get(each.id().value()),
                        Objects.requireNonNull(weighed.get(each.id())));
                if (type != null) {
                    counts.merge(type, 1L, Long::sum);
                }
            }
            return new StarSummary(
                            batch.size(),
                            counts.getOrDefault(StarChange.Type.GRANTED, 0L),
                            counts.getOrDefault(StarChange.Type.RAISED, 0L),
                            counts.getOrDefault(StarChange.Type.REVOKED, 0L))
                    .write();
        });
        return StarSummary.read(Objects.requireNonNull(answer, "a rating answers counts"));
    }

    /** Writes the level where it differs from the one on record. */
    private static StarChange.@Nullable Type record(
            Draft draft,
            RatingRun run,
            Volunteer volunteer,
            @Nullable Versioned<StarRating> before,
            StarScale.Weighed weighed) {
        StarLevel had = before == null ? StarLevel.NONE : before.entity().level();
        StarLevel level = weighed.level();
        if (level.equals(had)) {
            return null;
        }
        requireLatest(before, run.day());
        StarChange.Type type = type(had, level);
        boolean shown = type != StarChange.Type.REVOKED && weighed.ladder().noticeDays() > 0;
        LocalDate until =
                shown ? run.calendar().after(run.day(), weighed.ladder().noticeDays()) : null;
        StarRating rating = new StarRating(
                volunteer.id(), level, volunteer.area(), weighed.policy(), weighed.minutes(), run.day(), until);
        if (before == null) {
            draft.create(StarRating.KIND, rating);
        } else {
            draft.replace(StarRating.KIND, before, rating);
        }
        StarChange change = new StarChange(
                new StarChangeId(draft.newId()),
                volunteer.id(),
                type,
                cause(before, weighed),
                had,
                level,
                weighed.policy(),
                weighed.minutes(),
                run.day());
        draft.create(StarChange.KIND, change);
        draft.event(
                "star-" + type.name().toLowerCase(java.util.Locale.ROOT),
                StarRating.KIND,
                volunteer.id().value(),
                Map.of("stars", Integer.toString(level.stars())));
        return type;
    }

    private static StarChange.Type type(StarLevel had, StarLevel level) {
        if (had.equals(StarLevel.NONE)) {
            return StarChange.Type.GRANTED;
        }
        return level.compareTo(had) < 0 ? StarChange.Type.REVOKED : StarChange.Type.RAISED;
    }

    private static StarChange.Cause cause(@Nullable Versioned<StarRating> before, StarScale.Weighed weighed) {
        if (weighed.barred()) {
            return StarChange.Cause.BARRED;
        }
        boolean sameLadder = before == null || Objects.equals(before.entity().ladder(), weighed.policy());
        return sameLadder ? StarChange.Cause.MERITS : StarChange.Cause.LADDER;
    }

    /**
     * The levels that the ledger gives as of a day, whatever is on record. Nothing is written.
     *
     * @param run        as of when; its area and batch do not matter
     * @param volunteers whose, at most {@value RatingRun#MAX_BATCH}
     * @return the levels; unknown volunteers are left out
     */
    public Map<VolunteerId, StarLevel> levelsOn(RatingRun run, Collection<VolunteerId> volunteers) {
        Check.range("volunteers", volunteers.size(), 0, RatingRun.MAX_BATCH);
        List<Volunteer> known = Pages.byId(
                        runner.storage(),
                        Volunteer.KIND,
                        volunteers.stream().map(VolunteerId::value).toList())
                .values()
                .stream()
                .map(Versioned::entity)
                .toList();
        return StarScale.of(runner.storage(), run, places.treeOn(run.day())).weigh(known).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().level()));
    }

    /**
     * The level on record of a volunteer.
     *
     * @param volunteer the volunteer
     * @return the level, or empty if none was ever granted
     */
    public Optional<StarRating> rating(VolunteerId volunteer) {
        return runner.storage().find(StarRating.KIND, volunteer.value()).map(Versioned::entity);
    }

    /**
     * How a volunteer's level has changed.
     *
     * @param volunteer the volunteer
     * @return the changes, in their order
     */
    public List<StarChange> history(VolunteerId volunteer) {
        return Pages.all(runner.storage(), StarChange.KIND, Filter.equal(StarChange.VOLUNTEER, volunteer.value()))
                .stream()
                .map(Versioned::entity)
                .toList();
    }

    /**
     * Bars a volunteer from star levels after fraud was found, from today and as long as the ladder of the volunteer's area says. The
     * level is taken away by the next rating.
     *
     * @param command   who found it, why, and under which key
     * @param volunteer the volunteer
     * @return the first day on which the volunteer is rated again
     * @throws Refused if the volunteer is unknown
     */
    public LocalDate bar(Command command, VolunteerId volunteer) {
        command.requiredReason();
        String until = runner.run("bar-from-stars", command, RequestDigest.of("bar-from-stars", volunteer), draft -> {
            Volunteer known = draft.rely(Volunteer.KIND, volunteer);
            draft.concerns(known.area(), null);
            RatingRun run = RatingRun.on(draft.today());
            int months = StarScale.of(draft.storage(), run, places.treeOn(draft.today()))
                    .ladderFor(known.area())
                    .rules()
                    .barMonths();
            Optional<Versioned<StarBar>> before = draft.storage().find(StarBar.KIND, volunteer.value());
            StarBar fresh = new StarBar(volunteer, draft.today(), draft.today().plusMonths(months));
            StarBar bar = before.map(earlier -> fresh.after(earlier.entity())).orElse(fresh);
            before.ifPresentOrElse(
                    earlier -> draft.replace(StarBar.KIND, earlier, bar), () -> draft.create(StarBar.KIND, bar));
            draft.event("star-barred", StarBar.KIND, volunteer.value(), Map.of());
            return bar.until().toString();
        });
        return LocalDate.parse(Objects.requireNonNull(until, "a bar answers its end"));
    }

    /** Nearly all volunteers are rated: a database asked for the status too might sort them all for every batch. */
    private static Filter filter(RatingRun run, AreaTree tree) {
        return run.area() == null
                ? Filter.ALL
                : Filter.in(
                        Volunteer.AREA,
                        tree.subtree(run.area()).stream().map(AreaId::value).toList());
    }

    private void requirePast(LocalDate day) {
        LocalDate today = runner.now().atZone(runner.zone()).toLocalDate();
        if (day.isAfter(today)) {
            throw new Refused(HonourError.FUTURE, "The day " + day + " has not come yet.", Map.of("day", day));
        }
    }

    private static void requireLatest(@Nullable Versioned<StarRating> before, LocalDate day) {
        if (before != null && before.entity().ratedOn().isAfter(day)) {
            throw new Refused(
                    HonourError.RATED_SINCE,
                    "The level of volunteer " + before.id() + " changed on "
                            + before.entity().ratedOn() + ", after " + day + ".",
                    Map.of("volunteer", before.id(), "day", day));
        }
    }
}
