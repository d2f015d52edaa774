package org.volunteerledger.care;

import com.google.common.collect.Lists;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Conditions;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/**
 * Who began to serve in a period, and how many of them had been helped before. Persons, each once; those who left since are included.
 *
 * @param from         the first day of registration
 * @param to           the last day of registration, inclusive
 * @param registered   the volunteers who registered
 * @param servedBefore those of them who are known as a recipient and were met by a visit before the day of their registration
 */
public record NewVolunteers(LocalDate from, LocalDate to, long registered, long servedBefore) {

    private static final long BASIS_POINTS = 10_000;

    /** Checks the ranges. */
    public NewVolunteers {
        Check.given("from", from);
        Check.given("to", to);
        Check.range("registered", registered, 0, Long.MAX_VALUE);
        Check.range("servedBefore", servedBefore, 0, registered);
    }

    /**
     * The share of those who had been served before.
     *
     * @return hundredths of a per cent, rounded down, 0 to 10,000; 0 if nobody registered
     */
    public int shareInBasisPoints() {
        return registered == 0 ? 0 : Math.toIntExact(Math.multiplyExact(servedBefore, BASIS_POINTS) / registered);
    }

    static NewVolunteers read(Storage storage, @Nullable Collection<AreaId> homes, LocalDate from, LocalDate to) {
        Check.range("days", ChronoUnit.DAYS.between(from, to), 0, Integer.MAX_VALUE);
        Filter filter = Filter.range(Volunteer.REGISTERED_ON, from.toEpochDay(), to.toEpochDay() + 1);
        if (homes != null) {
            List<Long> areas = homes.stream().map(AreaId::value).toList();
            filter = Filter.all(filter, Filter.in(Volunteer.AREA, areas));
        }
        long registered = storage.count(Volunteer.KIND, filter, List.of()).total();
        Conditions<Volunteer> wanted = Conditions.of(Volunteer.KIND, filter);
        return new NewVolunteers(from, to, registered, servedBefore(storage, wanted::match));
    }

    private static long servedBefore(Storage storage, Predicate<Volunteer> wanted) {
        List<Recipient> linked =
                Pages.all(storage, Recipient.KIND, Filter.range(Recipient.VOLUNTEER, 1L, null)).stream()
                        .map(Versioned::entity)
                        .toList();
        long count = 0;
        for (List<Recipient> some : Lists.partition(linked, Filter.MAX_VALUES)) {
            count += Conversion.read(storage, some, wanted).stream()
                    .filter(Conversion::servedBefore)
                    .count();
        }
        return count;
    }
}
