package org.volunteerledger.command;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.volunteerledger.audit.AuditTrail;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;

/**
 * Runs commands: read, decide, commit, and again if a version has moved. Within a transaction of the host a moved version is the
 * host's to handle, so there every command has one attempt. Thread-safe.
 */
public final class CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final Storage storage;
    private final InstantSource clock;
    private final IdSource ids;
    private final ZoneId zone;
    private final RetryPolicy retries;
    private final AccessPolicy access;
    private final @Nullable AuditTrail audit;

    private CommandRunner(
            Storage storage,
            InstantSource clock,
            IdSource ids,
            ZoneId zone,
            RetryPolicy retries,
            AccessPolicy access,
            @Nullable AuditTrail audit) {
        this.storage = storage;
        this.clock = clock;
        this.ids = ids;
        this.zone = zone;
        this.retries = storage.capabilities().contains(Capability.OWN_TRANSACTIONS) ? retries : RetryPolicy.never();
        this.access = access;
        this.audit = audit;
    }

    /**
     * A runner over a storage.
     *
     * @param storage the storage
     * @param clock   the time
     * @param ids     the source of ids
     * @param zone    the zone of the ledger, in which days begin
     * @param retries how often to try again
     * @return the runner
     */
    public static CommandRunner over(
            Storage storage, InstantSource clock, IdSource ids, ZoneId zone, RetryPolicy retries) {
        return new CommandRunner(storage, clock, ids, zone, retries, AccessPolicy.open(), null);
    }

    /**
     * The same runner, which lets through only what a policy allows.
     *
     * @param policy decides who may do what
     * @return a new runner
     */
    public CommandRunner guardedBy(AccessPolicy policy) {
        return new CommandRunner(storage, clock, ids, zone, retries, policy, audit);
    }

    /**
     * The same runner, which writes an audit trail with every change.
     *
     * @param trail which records it follows
     * @return a new runner
     */
    public CommandRunner audited(AuditTrail trail) {
        return new CommandRunner(storage, clock, ids, zone, retries, access, trail);
    }

    /**
     * The storage, for reads outside of commands.
     *
     * @return the storage
     */
    public Storage storage() {
        return storage;
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
     * The present time, in whole milliseconds.
     *
     * @return the instant
     */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Runs one command. A decision that writes and publishes nothing leaves no record of a change.
     *
     * @param name     the name of the command, such as {@code register-volunteer}
     * @param command  who asks, why, and under which key
     * @param content  the digest of the request's content
     * @param decision reads and decides
     * @return what the command answers; for a repeated request, what the first one answered
     * @throws IdempotencyConflict if the key was used for other content
     */
    public @Nullable String run(String name, Command command, RequestDigest content, Decision decision) {
        return runAll(List.of(new Request(name, command, content, decision))).get(0);
    }

    /**
     * Runs one command that answers the id of what it makes.
     *
     * @param name     the name of the command
     * @param command  who asks, why, and under which key
     * @param content  the digest of the request's content
     * @param decision reads, decides, and gives the id
     * @return the id; for a repeated request, that of the first one
     * @throws IdempotencyConflict if the key was used for other content
     */
    public long runForId(String name, Command command, RequestDigest content, ToLongFunction<Draft> decision) {
        String id = run(name, command, content, draft -> Long.toString(decision.applyAsLong(draft)));
        return Long.parseLong(Objects.requireNonNull(id, "the command answers an id"));
    }

    /**
     * Runs several commands in one commit, each with its own record. They must not write the same records of the domain; a command
     * sees what the storage holds, not what the ones before it have decided.
     *
     * @param requests the commands, with different keys
     * @return their answers, in order, null where a command answers nothing
     */
    public List<@Nullable String> runAll(List<Request> requests) {
        List<Prepared> prepared = requests.stream()
                .map(request -> new Prepared(request, request.content.finish()))
                .toList();
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(prepared);
            } catch (StaleVersion | Busy e) {
                if (attempt >= retries.attempts()) {
                    throw exhausted(e, attempt);
                }
                LOG.debug("attempt {} was overtaken: {}", attempt, e.code().name());
                retries.pause().before(attempt);
            } catch (AccessDenied e) {
                // The stored answer of a repeated request is for nobody who may not ask.
                throw recorded(e);
            } catch (LedgerException e) {
                // A repeated request may be refused by what its first sending changed; then the first answer stands. A
                // storage that failed refuses nothing: the request was not decided, and may be sent again.
                return storedAnswers(prepared, e);
            }
        }
    }

    private List<@Nullable String> attempt(List<Prepared> prepared) {
        List<ChangeSet> parts = new ArrayList<>(prepared.size());
        List<@Nullable String> answers = new ArrayList<>(prepared.size());
        boolean nothing = true;
        for (Prepared each : prepared) {
            Draft draft = new Draft(storage, ids, zone, now(), each.request.command, ids.next(), audit);
            String answer = decide(draft, each.request);
            parts.add(draft.finish(each.request.name, each.digest, answer));
            answers.add(answer);
            nothing &= draft.isEmpty();
        }
        if (nothing) {
            return storedOr(prepared, answers);
        }
        var receipt = storage.commit(parts.size() == 1 ? parts.get(0) : ChangeSet.merge(parts));
        if (!receipt.replayed()) {
            return answers;
        }
        return prepared.stream()
                .map(each ->
                        find(receipt.records(), each).map(ChangeRecord::result).orElse(null))
                .toList();
    }

    private @Nullable String decide(Draft draft, Request request) {
        try {
            String answer = request.decision.decide(draft);
            requireAllowed(draft.accessRequest(request.name));
            return answer;
        } catch (Refused e) {
            // Why it is refused is not for somebody who may not ask. Before anything is known of it, there is nothing
            // to tell.
            AccessRequest asked = draft.accessRequest(request.name);
            if (!asked.scopes().isEmpty() || !asked.persons().isEmpty()) {
                requireAllowed(asked);
            }
            throw e;
        }
    }

    private void requireAllowed(AccessRequest asked) {
        if (!access.allows(asked)) {
            throw new AccessDenied(asked);
        }
    }

    /** Leaves a record of the attempt under a key of its own, so that the command's key stays free for somebody who may. */
    private Refused recorded(AccessDenied denied) {
        AccessRequest asked = denied.request();
        long id = ids.next();
        Scope first =
                asked.scopes().isEmpty() ? new Scope(0, 0) : asked.scopes().get(0);
        DomainEvent event = new DomainEvent(
                "access-refused",
                "change",
                id,
                Map.of(
                        "command", asked.command(),
                        "area", Long.toString(first.area()),
                        "organisation", Long.toString(first.organisation())));
        String digest = RequestDigest.of("access-refused", asked.command(), id).finish();
        storage.commit(ChangeSet.builder()
                .record(new ChangeRecord(
                        id,
                        "refused-" + id,
                        digest,
                        "access-refused",
                        asked.actor(),
                        null,
                        now(),
                        null,
                        List.of(event)))
                .build());
        return new Refused(
                CommandError.NOT_ALLOWED,
                "The actor may not " + asked.command() + " in area " + first.area() + " for organisation "
                        + first.organisation() + ".",
                Map.of("command", asked.command(), "area", first.area(), "organisation", first.organisation()));
    }

    /** A repeated request may find nothing left to do; and a key that was used for something else is noticed even then. */
    private List<@Nullable String> storedOr(List<Prepared> prepared, List<@Nullable String> answers) {
        List<ChangeRecord> stored = stored(prepared);
        List<@Nullable String> all = new ArrayList<>(answers);
        for (int i = 0; i < all.size(); i++) {
            Optional<ChangeRecord> record = find(stored, prepared.get(i));
            if (record.isPresent()) {
                all.set(i, answer(record.get(), prepared.get(i)));
            }
        }
        return all;
    }

    private List<@Nullable String> storedAnswers(List<Prepared> prepared, LedgerException refusal) {
        if (refusal instanceof OutcomeUnknown || refusal instanceof StorageUnavailable) {
            throw refusal;
        }
        List<ChangeRecord> stored = stored(prepared);
        List<@Nullable String> answers = new ArrayList<>(prepared.size());
        for (Prepared each : prepared) {
            answers.add(answer(find(stored, each).orElseThrow(() -> refusal), each));
        }
        return answers;
    }

    private List<ChangeRecord> stored(List<Prepared> prepared) {
        return storage.changes(
                prepared.stream().map(each -> each.request.command.key()).toList());
    }

    private static @Nullable String answer(ChangeRecord stored, Prepared asked) {
        if (!stored.digest().equals(asked.digest)) {
            throw new IdempotencyConflict(
                    StorageError.KEY_REUSED,
                    "The key was used before, for another " + stored.command() + ".",
                    Map.of("change", stored.id(), "command", stored.command()));
        }
        return stored.result();
    }

    private static Optional<ChangeRecord> find(List<ChangeRecord> records, Prepared prepared) {
        return records.stream()
                .filter(record -> record.key().equals(prepared.request.command.key()))
                .findFirst();
    }

    private static LedgerException exhausted(LedgerException last, int attempts) {
        if (attempts == 1) {
            return last;
        }
        return new Busy(
                CommandError.OVERTAKEN,
                "The command was overtaken " + attempts + " times.",
                Map.of("attempts", attempts, "cause", last.code().name()));
    }

    /**
     * One of several commands to commit together.
     *
     * @param name     the name of the command
     * @param command  who asks, why, and under which key
     * @param content  the digest of the request's content
     * @param decision reads and decides
     */
    public record Request(String name, Command command, RequestDigest content, Decision decision) {}

    /** Within this class only: what is thrown on is the refusal, after it was recorded. */
    private static final class AccessDenied extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient AccessRequest request;

        AccessDenied(AccessRequest request) {
            super(null, null, false, false);
            this.request = request;
        }

        AccessRequest request() {
            return request;
        }
    }

    private record Prepared(Request request, String digest) {}
}
