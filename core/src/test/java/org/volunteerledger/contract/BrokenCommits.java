package org.volunteerledger.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.tck.EntryBuilder;
import org.volunteerledger.tck.Item;

/** Storages that write wrongly. */
final class BrokenCommits {

    private BrokenCommits() {}

    /** Writes over whatever version is there: the last writer wins. */
    static Storage lostVersionCheck(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                List<ChangeSet.Put<?>> puts = new ArrayList<>();
                set.puts().forEach(put -> puts.add(forced(put)));
                return super.commit(new ChangeSet(
                        set.records(), puts, set.expectations(), set.claims(), set.releases(), set.appends()));
            }

            private <E> ChangeSet.Put<E> forced(ChangeSet.Put<E> put) {
                letOthersIn();
                long version =
                        inner.find(put.kind(), put.id()).map(Versioned::version).orElse(0L);
                return new ChangeSet.Put<>(
                        put.kind(), put.id(), version, Math.max(put.version(), version + 1), put.entity());
            }
        };
    }

    /** Does not look at what was only read. */
    static Storage lostExpectations(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                return super.commit(new ChangeSet(
                        set.records(), set.puts(), List.of(), set.claims(), set.releases(), set.appends()));
            }
        };
    }

    /** Commits the records of the domain first, and the rest after. */
    static Storage partialBatch(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                if (!set.puts().isEmpty() && inner.changes(keys(set)).isEmpty()) {
                    ChangeRecord record = set.records().get(0);
                    super.commit(new ChangeSet(
                            List.of(withKey(record, "part of " + record.id())),
                            set.puts(),
                            set.expectations(),
                            List.of(),
                            List.of(),
                            List.of()));
                    return super.commit(new ChangeSet(
                            set.records(), List.of(), List.of(), set.claims(), set.releases(), set.appends()));
                }
                return super.commit(set);
            }
        };
    }

    /** Commits each account by itself, so that others look in between. */
    static Storage dirtyReads(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                if (set.appends().size() < 2 || set.puts().isEmpty()) {
                    return super.commit(set);
                }
                CommitReceipt receipt = super.commit(new ChangeSet(
                        set.records(),
                        set.puts(),
                        set.expectations(),
                        set.claims(),
                        set.releases(),
                        set.appends().subList(0, 1)));
                letOthersIn();
                ChangeRecord record = set.records().get(0);
                super.commit(new ChangeSet(
                        List.of(withKey(record, "rest of " + record.id())),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        set.appends().subList(1, set.appends().size())));
                return receipt;
            }
        };
    }

    /** Folds case, as a default collation does. */
    static Storage caseBlindUniqueKey(Storage inner) {
        return folding(inner, text -> text.toLowerCase(Locale.ROOT));
    }

    /** Ignores trailing blanks, as a padding collation does. */
    static Storage trailingBlankBlindKey(Storage inner) {
        return folding(inner, String::stripTrailing);
    }

    /** Forgets to give a unique key back. */
    static Storage keyNotReleased(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                return super.commit(new ChangeSet(
                        set.records(), set.puts(), set.expectations(), set.claims(), List.of(), set.appends()));
            }
        };
    }

    /** Gives a taken unique key to whoever asks for it last. */
    static Storage keyStolen(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                List<ChangeSet.Claim> releases = new ArrayList<>(set.releases());
                if (inner.changes(keys(set)).isEmpty() && set.releases().isEmpty()) {
                    inner.owners(set.claims().stream().map(ChangeSet.Claim::key).toList())
                            .forEach((key, owner) -> releases.add(new ChangeSet.Claim(key, owner)));
                }
                return super.commit(new ChangeSet(
                        set.records(), set.puts(), set.expectations(), set.claims(), releases, set.appends()));
            }
        };
    }

    /** Gives a key up whoever asks for it. */
    static Storage releasedByAnybody(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                Map<UniqueKey, Long> owners = inner.owners(
                        set.releases().stream().map(ChangeSet.Claim::key).toList());
                List<ChangeSet.Claim> releases = new ArrayList<>();
                owners.forEach((key, owner) -> releases.add(new ChangeSet.Claim(key, owner)));
                return super.commit(new ChangeSet(
                        set.records(), set.puts(), set.expectations(), set.claims(), releases, set.appends()));
            }
        };
    }

    /** Lets a record claim what it has. */
    static Storage claimedByItsOwnerAgain(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                Map<UniqueKey, Long> owners = inner.owners(
                        set.claims().stream().map(ChangeSet.Claim::key).toList());
                List<ChangeSet.Claim> claims = set.claims().stream()
                        .filter(claim ->
                                set.releases().contains(claim) || owners.getOrDefault(claim.key(), 0L) != claim.owner())
                        .toList();
                return super.commit(new ChangeSet(
                        set.records(), set.puts(), set.expectations(), claims, set.releases(), set.appends()));
            }
        };
    }

    /** Takes it for a mistake of the caller that the state of an account is another. */
    static Storage otherHeadIsWrongInput(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                for (LedgerAppend append : set.appends()) {
                    AccountState now = inner.accounts(List.of(append.account())).get(0);
                    if (now.version() == append.before().version() && !now.equals(append.before())) {
                        throw new InvalidInput(InputError.CONTRADICTION, "It is not that state.");
                    }
                }
                return super.commit(set);
            }
        };
    }

    /** Takes the same key for the same request, whatever it asks for. */
    static Storage reusedKeyAccepted(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                try {
                    return super.commit(set);
                } catch (IdempotencyConflict e) {
                    if (e.code() != StorageError.KEY_REUSED) {
                        throw e;
                    }
                    return new CommitReceipt(true, inner.changes(keys(set)));
                }
            }
        };
    }

    /** Applies a repeated request once more. */
    static Storage replayNotRecognised(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                List<ChangeRecord> records = new ArrayList<>();
                for (ChangeRecord record : set.records()) {
                    boolean known = !inner.changes(List.of(record.key())).isEmpty();
                    records.add(known ? withKey(record, record.key() + " again") : record);
                }
                return super.commit(new ChangeSet(
                        records, set.puts(), set.expectations(), set.claims(), set.releases(), set.appends()));
            }
        };
    }

    /** Answers a repeated request with what it would do now. */
    static Storage replayAnsweredAnew(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                return new CommitReceipt(super.commit(set).replayed(), set.records());
            }
        };
    }

    /** Cuts blanks off, as columns of a fixed length do. */
    static Storage strippedText(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                List<ChangeSet.Put<?>> puts = new ArrayList<>();
                set.puts().forEach(put -> puts.add(stripped(put)));
                return super.commit(new ChangeSet(
                        set.records(), puts, set.expectations(), set.claims(), set.releases(), set.appends()));
            }

            private <E> ChangeSet.Put<E> stripped(ChangeSet.Put<E> put) {
                if (put.entity() instanceof Item item) {
                    E entity = put.kind().type().cast(item.named(item.name().strip()));
                    return new ChangeSet.Put<>(put.kind(), put.id(), put.expectedVersion(), put.version(), entity);
                }
                return put;
            }
        };
    }

    /** Takes a batch for applied as soon as one part of it is. */
    static Storage partlyAppliedAccepted(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                try {
                    return super.commit(set);
                } catch (Refused e) {
                    if (e.code() != StorageError.PARTLY_APPLIED) {
                        throw e;
                    }
                    return new CommitReceipt(true, inner.changes(keys(set)));
                }
            }
        };
    }

    /** Has no unique index on the keys of entries. */
    static Storage reusedEntryKeyAccepted(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                try {
                    return super.commit(set);
                } catch (IdempotencyConflict e) {
                    if (e.code() != StorageError.ENTRY_KEY_REUSED) {
                        throw e;
                    }
                    return super.commit(rekeyed(set));
                }
            }
        };
    }

    /** Looks at which grant a void names, and not at what it says of it. */
    static Storage voidNotCompared(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                try {
                    return super.commit(set);
                } catch (InvalidInput e) {
                    return super.commit(withAppends(set, this::mended));
                }
            }

            private List<HourEntry> mended(LedgerAppend append) {
                List<HourEntry> known =
                        new ArrayList<>(inner.entries(EntryFilter.of(List.of(append.account())), PageRequest.first(100))
                                .items());
                List<HourEntry> mended = new ArrayList<>();
                for (HourEntry entry : append.entries()) {
                    HourEntry likeIts = entry.kind() == EntryKind.VOID ? taking(entry, known) : entry;
                    known.add(likeIts);
                    mended.add(likeIts);
                }
                return mended;
            }

            private HourEntry taking(HourEntry entry, List<HourEntry> known) {
                HourEntry grant = known.get((int) entry.voided() - 1);
                AccountState before =
                        known.stream().reduce(AccountState.empty(entry.account()), AccountState::after, (a, b) -> b);
                return EntryBuilder.voidOf(before, grant, entry.key(), entry.change())
                        .build();
            }
        };
    }

    /** Reads the state of an account once and keeps it. */
    static Storage staleAccounts(Storage inner) {
        return new Forwarding(inner) {
            private final Map<AccountId, AccountState> kept = new HashMap<>();

            @Override
            public synchronized List<AccountState> accounts(Collection<AccountId> accounts) {
                super.accounts(accounts).forEach(state -> kept.putIfAbsent(state.account(), state));
                List<AccountState> states = new ArrayList<>();
                accounts.forEach(account -> states.add(kept.getOrDefault(account, AccountState.empty(account))));
                return states;
            }
        };
    }

    private static Storage folding(Storage inner, UnaryOperator<String> fold) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                return super.commit(new ChangeSet(
                        set.records(),
                        set.puts(),
                        set.expectations(),
                        folded(set.claims()),
                        folded(set.releases()),
                        set.appends()));
            }

            @Override
            public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
                Map<UniqueKey, Long> owners =
                        super.owners(keys.stream().map(this::folded).toList());
                Map<UniqueKey, Long> asked = new HashMap<>();
                for (UniqueKey key : keys) {
                    Long owner = owners.get(folded(key));
                    if (owner != null) {
                        asked.put(key, owner);
                    }
                }
                return asked;
            }

            private List<ChangeSet.Claim> folded(List<ChangeSet.Claim> claims) {
                return claims.stream()
                        .map(claim -> new ChangeSet.Claim(folded(claim.key()), claim.owner()))
                        .toList();
            }

            private UniqueKey folded(UniqueKey key) {
                return new UniqueKey(key.scope(), fold.apply(key.text()));
            }
        };
    }

    private static ChangeSet withAppends(ChangeSet set, Function<LedgerAppend, List<HourEntry>> entries) {
        List<LedgerAppend> appends = set.appends().stream()
                .map(append -> LedgerAppend.of(append.before(), entries.apply(append)))
                .toList();
        return new ChangeSet(set.records(), set.puts(), set.expectations(), set.claims(), set.releases(), appends);
    }

    static ChangeSet rekeyed(ChangeSet set) {
        return withAppends(set, append -> {
            AccountState state = append.before();
            List<HourEntry> entries = new ArrayList<>();
            for (HourEntry entry : append.entries()) {
                HourEntry other = HashChain.chain(state.head(), withKey(entry, entry.key() + "'" + entry.change()));
                entries.add(other);
                state = state.after(other);
            }
            return entries;
        });
    }

    private static HourEntry withKey(HourEntry e, String key) {
        return new HourEntry(
                e.account(),
                e.sequence(),
                key,
                e.kind(),
                e.voided(),
                e.attribution(),
                e.book(),
                e.evidence(),
                e.time(),
                e.minutes(),
                e.participations(),
                e.beneficiaryVisits(),
                e.reductions(),
                e.policy(),
                e.reason(),
                e.recordedAt(),
                e.recordedBy(),
                e.change(),
                e.hash());
    }

    private static ChangeRecord withKey(ChangeRecord record, String key) {
        return new ChangeRecord(
                record.id(),
                key,
                record.digest(),
                record.command(),
                record.actor(),
                record.reason(),
                record.recordedAt(),
                record.result(),
                record.events());
    }

    /** Waiting for another thread gives up the core, where spinning would keep it from those that are to come in between. */
    static void letOthersIn() {
        for (int i = 0; i < 5; i++) {
            CompletableFuture.runAsync(() -> {}).join();
        }
    }

    static List<String> keys(ChangeSet set) {
        return set.records().stream().map(ChangeRecord::key).toList();
    }
}
