package org.volunteerledger.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.audit.Amendment;
import org.volunteerledger.audit.AmendmentId;
import org.volunteerledger.audit.AuditTrail;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** What a command has read and decided so far, in one attempt. Reads go to the storage; writes are gathered for the one commit. */
public final class Draft {

    /** The type of the event of entries: its subject is {@code entry}, its id that of the change, its data how many of each kind. */
    public static final String POSTED = "entries-posted";

    private final Storage storage;
    private final IdSource ids;
    private final ZoneId zone;
    private final Instant now;
    private final Command command;
    private final long changeId;
    private final @Nullable AuditTrail audit;
    private final ChangeSet.Builder changes = ChangeSet.builder();
    private final List<Write<?>> followed = new ArrayList<>();
    private final List<DomainEvent> events = new ArrayList<>();
    private final Map<EntryKind, Integer> appended = new EnumMap<>(EntryKind.class);
    private final Set<Scope> scopes = new LinkedHashSet<>();
    private final Set<Long> persons = new LinkedHashSet<>();
    private @Nullable String asked;

    Draft(
            Storage storage,
            IdSource ids,
            ZoneId zone,
            Instant now,
            Command command,
            long changeId,
            @Nullable AuditTrail audit) {
        this.storage = storage;
        this.ids = ids;
        this.zone = zone;
        this.now = now;
        this.command = command;
        this.changeId = changeId;
        this.audit = audit;
    }

    /**
     * The storage, for reads.
     *
     * @return the storage
     */
    public Storage storage() {
        return storage;
    }

    /**
     * The time of this attempt, in whole milliseconds.
     *
     * @return the instant
     */
    public Instant now() {
        return now;
    }

    /**
     * The day of this attempt, in the zone of the ledger.
     *
     * @return the day
     */
    public LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /**
     * The zone of the ledger.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Who asks and why.
     *
     * @return the command
     */
    public Command command() {
        return command;
    }

    /**
     * The id of the change record that this attempt will leave.
     *
     * @return the id
     */
    public long changeId() {
        return changeId;
    }

    /**
     * A new id for a record.
     *
     * @return the id
     */
    public long newId() {
        return ids.next();
    }

    /**
     * Reads a record that must exist.
     *
     * @param kind its kind
     * @param id   its id
     * @param <E>  its class
     * @return the record
     * @throws Refused if there is none
     */
    public <E> Versioned<E> get(Kind<E> kind, EntityId id) {
        return storage.find(kind, id.value()).orElseThrow(() -> unknown(kind, id));
    }

    /**
     * Reads several records that must exist.
     *
     * @param kind their kind
     * @param ids  their ids; repeated ones are read once
     * @param <E>  their class
     * @return the records, by id
     * @throws Refused if one of them does not exist
     */
    public <E> Map<Long, Versioned<E>> getAll(Kind<E> kind, Collection<? extends EntityId> ids) {
        Map<Long, Versioned<E>> read =
                Pages.byId(storage, kind, ids.stream().map(EntityId::value).toList());
        ids.forEach(id -> {
            if (!read.containsKey(id.value())) {
                throw unknown(kind, id);
            }
        });
        return read;
    }

    /**
     * Reads several records that must exist and that the decision rests on, as {@link #rely} does.
     *
     * @param kind their kind
     * @param ids  their ids; repeated ones are read once
     * @param <E>  their class
     * @return the records, by id
     * @throws Refused if one of them does not exist
     */
    public <E> Map<Long, E> relyAll(Kind<E> kind, Collection<? extends EntityId> ids) {
        Map<Long, E> entities = new HashMap<>();
        getAll(kind, ids).forEach((id, read) -> {
            changes.expect(kind, id, read.version());
            entities.put(id, read.entity());
        });
        return entities;
    }

    /**
     * Reads a record that must exist and that the decision rests on: the commit fails if it moves in between.
     *
     * @param kind its kind
     * @param id   its id
     * @param <E>  its class
     * @return the record
     * @throws Refused if there is none
     */
    public <E> E rely(Kind<E> kind, EntityId id) {
        Versioned<E> read = get(kind, id);
        changes.expect(kind, id.value(), read.version());
        return read.entity();
    }

    /**
     * Creates a record.
     *
     * @param kind   its kind
     * @param entity the record
     * @param <E>    its class
     */
    public <E> void create(Kind<E> kind, E entity) {
        changes.create(kind, entity);
        follow(kind, null, entity, 1);
    }

    /**
     * Replaces a record.
     *
     * @param kind   its kind
     * @param before the record as it was read
     * @param after  the new record
     * @param <E>    its class
     */
    public <E> void replace(Kind<E> kind, Versioned<E> before, E after) {
        changes.replace(kind, before, after);
        follow(kind, before.entity(), after, before.version() + 1);
    }

    /**
     * Moves a record on that stays as it is, so that of two commands that it must not go through together one is decided again.
     *
     * @param kind its kind
     * @param read the record as it was read
     * @param <E>  its class
     */
    public <E> void touch(Kind<E> kind, Versioned<E> read) {
        changes.replace(kind, read, read.entity());
    }

    /**
     * Expects that a record does not move until the commit.
     *
     * @param kind    its kind
     * @param id      its id
     * @param version its version as it was read; 0 if it did not exist
     */
    public void expect(Kind<?> kind, long id, long version) {
        changes.expect(kind, id, version);
    }

    /**
     * Takes a unique key that no kind describes.
     *
     * @param key   the key
     * @param owner the id of its owner
     */
    public void claim(UniqueKey key, long owner) {
        changes.claim(key, owner);
    }

    /**
     * Appends entries to an account. The command concerns the areas and organisations that they count towards. However many entries a
     * command appends, it publishes one event of them, {@value #POSTED}: it carries the id of the change, by which they are read.
     *
     * @param before the state of the account as it was read, or after the entries appended so far
     * @param more   the entries
     */
    public void append(AccountState before, List<HourEntry> more) {
        for (HourEntry entry : more) {
            concerns(entry.attribution());
            appended.merge(entry.kind(), 1, Integer::sum);
        }
        changes.append(before, more);
    }

    /**
     * The state of an account after the entries appended so far.
     *
     * @param account the account
     * @return its state, or null if nothing was appended to it
     */
    public @Nullable AccountState appended(AccountId account) {
        return changes.stateOf(account);
    }

    /**
     * Publishes an event with the change.
     *
     * @param type what happened
     * @param kind the kind of the record that it happened to
     * @param id   the id of that record
     * @param data more, as short texts; never personal data
     */
    public void event(String type, Kind<?> kind, long id, Map<String, String> data) {
        events.add(new DomainEvent(type, kind.name(), id, data));
    }

    /**
     * Says what the command touches, so that it can be decided whether the actor may do it. A command that touches several says each.
     *
     * @param area         the area, or null if it is bound to none
     * @param organisation the organisation, or null if it is bound to none
     */
    public void concerns(@Nullable EntityId area, @Nullable EntityId organisation) {
        scopes.add(new Scope(area == null ? 0 : area.value(), organisation == null ? 0 : organisation.value()));
    }

    /**
     * Says that the command touches what some time counts towards.
     *
     * @param attribution what it counts towards
     */
    public void concerns(Attribution attribution) {
        scopes.add(new Scope(attribution.area(), attribution.organisation()));
    }

    /**
     * Says whose own affair the command is, so that persons can be allowed to see to their own. A command for many at once, which only
     * staff sends, need not name them.
     *
     * @param person the person
     */
    public void concernsPerson(EntityId person) {
        persons.add(person.value());
    }

    /**
     * Says that the command is to be allowed under another name, where it depends on the record what the actor does by it: cancelling an
     * order of one's own is not cancelling that of somebody else.
     *
     * @param other the name to ask the access policy for
     */
    public void asksFor(String other) {
        asked = other;
    }

    /** What is to be allowed, once the decision is made. */
    AccessRequest accessRequest(String name) {
        return new AccessRequest(command.actor(), asked == null ? name : asked, List.copyOf(scopes), persons);
    }

    private static Refused unknown(Kind<?> kind, EntityId id) {
        return new Refused(
                CommandError.UNKNOWN_RECORD,
                "There is no " + kind.name() + " " + id.value() + ".",
                Map.of("kind", kind.name(), "id", id.value()));
    }

    /** Whether nothing was decided to be written or published. */
    boolean isEmpty() {
        return events.isEmpty() && changes.isEmpty();
    }

    ChangeSet finish(String name, String digest, @Nullable String result) {
        if (!appended.isEmpty()) {
            Map<String, String> counts = new HashMap<>();
            appended.forEach((kind, count) -> counts.put(kind.name(), count.toString()));
            events.add(new DomainEvent(POSTED, "entry", changeId, counts));
        }
        ChangeRecord record = new ChangeRecord(
                changeId, command.key(), digest, name, command.actor(), command.reason(), now, result, events);
        changes.record(record);
        if (audit != null) {
            for (Write<?> write : followed) {
                changes.create(Amendment.KIND, write.amendment(audit, new AmendmentId(ids.next()), record));
            }
        }
        return changes.build();
    }

    private <E> void follow(Kind<E> kind, @Nullable E before, E after, long version) {
        if (audit != null && audit.follows(kind)) {
            followed.add(new Write<>(kind, before, after, version));
        }
    }

    private record Write<E>(Kind<E> kind, @Nullable E before, E after, long version) {

        Amendment amendment(AuditTrail audit, AmendmentId id, ChangeRecord change) {
            return audit.amendment(id, change, kind, before, after, version);
        }
    }
}
