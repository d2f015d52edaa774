package org.volunteerledger.hours;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;

/** One account as a command sees it: its state, and the effective entries around the days that the command is about. */
final class AccountWindow {

    private final Map<Long, HourEntry> effective = new TreeMap<>();
    private final Map<Long, HourEntry> voids = new TreeMap<>();
    private final Map<String, HourEntry> grants = new HashMap<>();
    private AccountState state;

    AccountWindow(AccountState state) {
        this.state = state;
    }

    AccountId id() {
        return state.account();
    }

    AccountState state() {
        return state;
    }

    /** The grants that no void takes back, by ascending sequence. */
    List<HourEntry> effective() {
        return List.copyOf(effective.values());
    }

    /** The effective entries without some of them. */
    List<HourEntry> effectiveWithout(Collection<HourEntry> some) {
        return effective.values().stream()
                .filter(entry -> !some.contains(entry))
                .toList();
    }

    /** What is effective of some grants, or of those that took their places when they took over a participation; in their order. */
    List<HourEntry> standing(List<Long> sequences) {
        return sequences.stream()
                .map(sequence -> effective.get(current(sequence)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Takes in an entry that the storage holds; called by ascending sequence. */
    void load(HourEntry entry) {
        // An entry that was appended after the state was read is left out; the commit will find the version moved.
        if (entry.sequence() <= state.version()) {
            see(entry);
        }
    }

    /** Takes in an entry that the command appends. */
    void append(HourEntry entry) {
        state = state.after(entry);
        see(entry);
    }

    /** Whether an entry is a void. */
    boolean isVoid(long sequence) {
        return voids.values().stream().anyMatch(entry -> entry.sequence() == sequence);
    }

    /** The grant of a key, effective or not, if it is among the entries that were read. */
    Optional<HourEntry> grantOf(String key) {
        return Optional.ofNullable(grants.get(key));
    }

    /** Whether the grant of a sequence is effective, or the one that took its place when it took over a participation. */
    boolean isEffective(long sequence) {
        return effective.containsKey(current(sequence));
    }

    /** Whether a grant was turned down by a review. */
    boolean isTurnedDown(long sequence) {
        HourEntry taker = voids.get(sequence);
        return taker != null && Grant.TURNED_DOWN.equals(taker.reason());
    }

    /** The grant of a sequence, which must be effective, or the one that took its place when it took over a participation. */
    HourEntry requireEffective(long sequence) {
        long now = current(sequence);
        HourEntry entry = effective.get(now);
        if (entry != null) {
            return entry;
        }
        HourEntry taker = voids.get(now);
        if (taker != null) {
            throw new Refused(
                    HoursError.ALREADY_VOIDED,
                    "Entry " + new EntryRef(state.account(), sequence) + " was voided by entry " + EntryRef.of(taker)
                            + ".",
                    Map.of("account", state.account().value(), "sequence", sequence, "voidedBy", taker.sequence()));
        }
        throw new Refused(
                HoursError.UNKNOWN_ENTRY,
                "There is no grant " + new EntryRef(state.account(), sequence) + ".",
                Map.of("account", state.account().value(), "sequence", sequence));
    }

    /**
     * Refuses a grant whose time a person cannot have given: unnamed helpers can be in several places.
     *
     * @param zone the zone in which the refusal says the times, as whoever entered them reads a clock there
     */
    void requireFree(Grant grant, ZoneId zone) {
        if (grant.attribution().volunteer() == Attribution.NONE || !grant.time().timed()) {
            return;
        }
        for (HourEntry entry : effective.values()) {
            if (entry.time().overlaps(grant.time())) {
                throw new Refused(
                        HoursError.OVERLAP,
                        "The time " + span(grant.time(), zone) + " overlaps entry " + EntryRef.of(entry) + ", "
                                + span(entry.time(), zone) + ".",
                        Map.of("account", state.account().value(), "sequence", entry.sequence()));
            }
        }
    }

    private static String span(ServiceTime time, ZoneId zone) {
        return "from " + local(time.start(), zone) + " to " + local(time.end(), zone);
    }

    private static OffsetDateTime local(@Nullable Instant instant, ZoneId zone) {
        return Objects.requireNonNull(instant, "the time is known").atZone(zone).toOffsetDateTime();
    }

    /** A person counts once per activity and day; where no activity is known, every grant counts. */
    int participationsOf(Grant grant) {
        if (grant.attribution().volunteer() == Attribution.NONE) {
            return grant.headCount();
        }
        boolean counted = sameParticipation(grant.attribution(), grant.book(), grant.time())
                .anyMatch(entry -> entry.participations() > 0);
        return counted ? 0 : 1;
    }

    /** An effective entry that must take over the participation of a voided one, if any is left to take it. */
    Optional<HourEntry> heirOf(HourEntry voided) {
        if (voided.participations() == 0 || voided.attribution().volunteer() == Attribution.NONE) {
            return Optional.empty();
        }
        return sameParticipation(voided.attribution(), voided.book(), voided.time())
                .findFirst();
    }

    /** The effective entries that share one participation with time of these properties; none where no activity is known. */
    private Stream<HourEntry> sameParticipation(Attribution attribution, Book book, ServiceTime time) {
        long activity = attribution.activity();
        return effective.values().stream()
                .filter(entry -> activity != Attribution.NONE
                        && entry.attribution().activity() == activity
                        && entry.book() == book
                        && entry.time().day().equals(time.day()));
    }

    /** Follows a grant to where it is now: callers keep the name of the entry that they know. */
    private long current(long sequence) {
        long now = sequence;
        for (HourEntry taker = voids.get(now); taker != null; taker = voids.get(now)) {
            HourEntry again = grants.get(Grant.regrantKey(taker.change(), taker.account(), now));
            if (again == null) {
                return now;
            }
            now = again.sequence();
        }
        return now;
    }

    private void see(HourEntry entry) {
        if (entry.kind() == EntryKind.GRANT) {
            effective.put(entry.sequence(), entry);
            grants.put(entry.key(), entry);
        } else {
            effective.remove(entry.voided());
            voids.put(entry.voided(), entry);
        }
    }
}
