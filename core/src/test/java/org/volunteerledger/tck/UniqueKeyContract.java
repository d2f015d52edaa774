package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** A unique key has at most one owner, and keys that differ in anything are different keys. */
public abstract class UniqueKeyContract extends StorageContract {

    private static final String OWNERS = "Storage.owners: the ids of the owners of those that are taken";
    private static final String TAKEN = "Storage.commit: Refused if a unique key is taken, and nothing is written";
    private static final String TEXT = "UniqueKey.text: compared code unit by code unit";

    /** For subclasses. */
    protected UniqueKeyContract() {}

    @Test
    final void aClaimedKeyHasItsOwner() {
        create(Item.of(1, "a").keyed("k1", "a1"), Item.of(2, "b").keyed("k2", null));

        Expect.equal(
                OWNERS,
                Map.of(code("k1"), 1L, code("k2"), 2L, alias("a1"), 1L),
                storage().owners(List.of(code("k1"), code("k2"), alias("a1"), code("k3"), alias("k1"))));
        Expect.equal(OWNERS, Map.of(), storage().owners(List.of()));
    }

    @Test
    final void aTakenKeyIsRefusedAndNothingWritten() {
        create(Item.of(1, "a").keyed("k", null));
        ChangeSet second = samples()
                .creating(Item.of(2, "b").keyed("other", null), Item.of(3, "c").keyed("k", null));

        taken(second);
        Expect.equal(TAKEN, List.of(), storage().findAll(TckKinds.ITEM, List.of(2L, 3L)));
        Expect.equal(TAKEN, Map.of(code("k"), 1L), storage().owners(List.of(code("k"), code("other"))));
        Expect.equal(
                TAKEN,
                List.of(),
                storage().changes(List.of(second.records().get(0).key())));
    }

    @Test
    final void scopesAreApart() {
        create(Item.of(1, "a").keyed("same", null), Item.of(2, "b").keyed(null, "same"));

        Expect.equal(
                OWNERS,
                Map.of(code("same"), 1L, alias("same"), 2L),
                storage().owners(List.of(code("same"), alias("same"))));
    }

    @Test
    final void keysThatDifferInAnythingAreDifferent() {
        List<String> texts = List.of(
                "abc",
                "ABC",
                "Abc",
                "abc ",
                " abc",
                "äbc",
                "a\u0308bc",
                "ａｂｃ",
                "𠮷",
                "𡈽",
                "吉",
                "ß",
                "ss",
                "ı",
                "i",
                "I",
                "1",
                "01");
        List<UniqueKey> keys = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            create(Item.of(i + 1, "n").keyed(texts.get(i), null));
            keys.add(code(texts.get(i)));
        }

        for (int i = 0; i < keys.size(); i++) {
            Expect.equal(TEXT, Map.of(keys.get(i), i + 1L), storage().owners(List.of(keys.get(i))));
        }
        Expect.equal(TEXT, keys.size(), storage().owners(keys).size());
        Expect.equal(TEXT, Map.of(), storage().owners(List.of(code("ABc"), code("abc  "), code("abç"), code("𠮸"))));
    }

    @Test
    final void theLongestKeyIsKeptInFull() {
        String longest = "𠮷".repeat(UniqueKey.MAX_TEXT - 1);
        create(Item.of(1, "a").keyed(longest + "a", null), Item.of(2, "b").keyed(longest + "b", null));

        Expect.equal(
                "UniqueKey.MAX_TEXT: the most code points",
                Map.of(code(longest + "a"), 1L, code(longest + "b"), 2L),
                storage().owners(List.of(code(longest + "a"), code(longest + "b"))));
    }

    @Test
    final void aReleasedKeyIsFree() {
        create(Item.of(1, "a").keyed("k", null));
        replace(1, null);

        Expect.equal(OWNERS, Map.of(), storage().owners(List.of(code("k"))));
        create(Item.of(2, "b").keyed("k", null));
        Expect.equal(OWNERS, Map.of(code("k"), 2L), storage().owners(List.of(code("k"))));
    }

    @Test
    final void aKeyThatStaysIsNotLost() {
        create(Item.of(1, "a").keyed("k", "x"));
        replace(1, "k");

        Expect.equal(OWNERS, Map.of(code("k"), 1L), storage().owners(List.of(code("k"), alias("x"))));
    }

    @Test
    final void aKeyMovesFromOneRecordToAnotherInOneChange() {
        create(Item.of(1, "a").keyed("k", null), Item.of(2, "b"));
        Versioned<Item> one = storage().find(TckKinds.ITEM, 1).orElseThrow();
        Versioned<Item> two = storage().find(TckKinds.ITEM, 2).orElseThrow();
        storage()
                .commit(samples()
                        .changing()
                        .replace(TckKinds.ITEM, two, two.entity().keyed("k", null))
                        .replace(TckKinds.ITEM, one, one.entity().keyed(null, null))
                        .build());

        Expect.equal(
                "ChangeSet.releases: done before the claims",
                Map.of(code("k"), 2L),
                storage().owners(List.of(code("k"))));
    }

    @Test
    final void twoRecordsSwapTheirKeysInOneChange() {
        create(Item.of(1, "a").keyed("k1", null), Item.of(2, "b").keyed("k2", null));
        Versioned<Item> one = storage().find(TckKinds.ITEM, 1).orElseThrow();
        Versioned<Item> two = storage().find(TckKinds.ITEM, 2).orElseThrow();
        storage()
                .commit(samples()
                        .changing()
                        .replace(TckKinds.ITEM, one, one.entity().keyed("k2", null))
                        .replace(TckKinds.ITEM, two, two.entity().keyed("k1", null))
                        .build());

        Expect.equal(
                "ChangeSet.releases: done before the claims",
                Map.of(code("k1"), 2L, code("k2"), 1L),
                storage().owners(List.of(code("k1"), code("k2"))));
    }

    @Test
    final void oneKeyIsNotClaimedTwiceInOneChange() {
        taken(samples()
                .creating(Item.of(1, "a").keyed("k", null), Item.of(2, "b").keyed("k", null)));

        Expect.equal(TAKEN, Optional.empty(), storage().find(TckKinds.ITEM, 1));
    }

    @Test
    final void aReleaseIsUndoneWhenTheChangeIsRefused() {
        create(Item.of(1, "a").keyed("k1", null), Item.of(2, "b").keyed("k2", null));
        Versioned<Item> one = storage().find(TckKinds.ITEM, 1).orElseThrow();

        taken(samples()
                .changing()
                .replace(TckKinds.ITEM, one, one.entity().keyed("k2", null))
                .build());
        Expect.equal(TAKEN, Map.of(code("k1"), 1L, code("k2"), 2L), storage().owners(List.of(code("k1"), code("k2"))));
    }

    @Test
    final void aKeyIsReleasedByItsOwnerOnly() {
        create(Item.of(1, "a").keyed("k", null), Item.of(2, "b"));
        String rule = "ChangeSet.releases: with their present owners, or else StaleVersion, and nothing is written";

        for (ChangeSet.Claim wrong : List.of(new ChangeSet.Claim(code("k"), 2), new ChangeSet.Claim(code("free"), 1))) {
            ChangeSet set = new ChangeSet(
                    List.of(samples().change()), List.of(), List.of(), List.of(), List.of(wrong), List.of());
            Expect.error(
                    rule,
                    StaleVersion.class,
                    StorageError.VERSION_MOVED,
                    () -> storage().commit(set));
        }
        Expect.equal(rule, Map.of(code("k"), 1L), storage().owners(List.of(code("k"), code("free"))));
    }

    @Test
    final void aKeyIsNotClaimedByItsOwnerAgain() {
        create(Item.of(1, "a").keyed("k", null));

        Expect.error(
                "ChangeSet.claims: Refused if a key is taken, by the same record as well",
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> storage().commit(samples().changing().claim(code("k"), 1).build()));
        ChangeSet anew = new ChangeSet(
                List.of(samples().change()),
                List.of(),
                List.of(),
                List.of(new ChangeSet.Claim(code("k"), 1)),
                List.of(new ChangeSet.Claim(code("k"), 1)),
                List.of());
        storage().commit(anew);
        Expect.equal(
                "ChangeSet.releases: done before the claims",
                Map.of(code("k"), 1L),
                storage().owners(List.of(code("k"))));
    }

    @Test
    final void asManyKeysAreLookedUpAsTheLimitSays() {
        create(Item.of(1, "a").keyed("k10000", null));
        List<UniqueKey> keys = new ArrayList<>(IntStream.rangeClosed(1, Filter.MAX_VALUES)
                .mapToObj(i -> code("k" + i))
                .toList());

        Expect.equal(OWNERS, Map.of(code("k10000"), 1L), storage().owners(keys));
        keys.add(code("one more"));
        Expect.error(
                "Storage.owners: at most Filter.MAX_VALUES keys",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> storage().owners(keys));
    }

    private void replace(long id, @Nullable String code) {
        Versioned<Item> before = storage().find(TckKinds.ITEM, id).orElseThrow();
        storage()
                .commit(samples()
                        .changing()
                        .replace(TckKinds.ITEM, before, before.entity().keyed(code, null))
                        .build());
    }

    private void taken(ChangeSet set) {
        Expect.error(
                TAKEN, Refused.class, StorageError.KEY_TAKEN, () -> storage().commit(set));
    }

    private static UniqueKey code(String text) {
        return TckKinds.ITEM.uniqueKey("code", text);
    }

    private static UniqueKey alias(String text) {
        return TckKinds.ITEM.uniqueKey("alias", text);
    }
}
