package org.volunteerledger.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SortedTreeTest {

    @Test
    void randomWritesLeaveWhatASortedMapHas() {
        Random random = new Random(1);
        SortedTree<Integer, Integer> tree = empty();
        TreeMap<Integer, Integer> model = new TreeMap<>();
        for (int i = 0; i < 60_000; i++) {
            int key = random.nextInt(5_000);
            // First mostly growing, then mostly shrinking, so that nodes split and join.
            boolean grow = random.nextInt(10) < (i < 30_000 ? 8 : 3);
            tree = grow ? tree.with(key, i) : tree.without(key);
            if (grow) {
                model.put(key, i);
            } else {
                model.remove(key);
            }
            assertEquals(model.get(key), tree.get(key));
            assertEquals(model.size(), tree.size());
            if (i % 500 == 0) {
                assertEquals(new ArrayList<>(model.entrySet()), ascending(tree, 0));
                assertEquals(model.headMap(key).size(), tree.rank(key));
            }
        }
    }

    @Test
    void batchesLeaveWhatASortedMapHas() {
        Random random = new Random(3);
        SortedTree<Integer, Integer> tree = empty();
        TreeMap<Integer, Integer> model = new TreeMap<>();
        for (int round = 0; round < 300; round++) {
            TreeMap<Integer, Integer> batch = new TreeMap<>();
            int from = round % 3 == 0 ? round * 100 : random.nextInt(30_000);
            for (int i = random.nextInt(400); i >= 0; i--) {
                batch.put(from + random.nextInt(1 + random.nextInt(3_000)), round);
            }
            tree = tree.withAll(List.copyOf(batch.keySet()), List.copyOf(batch.values()));
            model.putAll(batch);
            for (int i = 0; i < 100; i++) {
                int gone = random.nextInt(30_000);
                tree = tree.without(gone);
                model.remove(gone);
            }
            assertEquals(new ArrayList<>(model.entrySet()), ascending(tree, 0));
            assertEquals(model.headMap(from).size(), tree.rank(from));
        }
        assertEquals(tree, tree.withAll(List.of(), List.of()));
    }

    @Test
    void anOlderTreeStaysAsItWas() {
        SortedTree<Integer, Integer> old = empty();
        for (int i = 0; i < 1_000; i++) {
            old = old.with(i, i);
        }
        List<Map.Entry<Integer, Integer>> before = ascending(old, 0);
        SortedTree<Integer, Integer> young = old;
        for (int i = 0; i < 1_000; i++) {
            young = i % 2 == 0 ? young.without(i) : young.with(i, -i);
        }

        assertEquals(before, ascending(old, 0));
        assertEquals(500, young.size());
    }

    @Test
    void ascendingAndDescendingKeysAreSorted() {
        SortedTree<Integer, Integer> up = empty();
        SortedTree<Integer, Integer> down = empty();
        for (int i = 0; i < 10_000; i++) {
            up = up.with(i, i);
            down = down.with(9_999 - i, 9_999 - i);
        }

        assertEquals(ascending(up, 0), ascending(down, 0));
        assertEquals(5_000, up.rank(5_000));
        assertEquals(10_000, up.rank(Integer.MAX_VALUE));
        assertEquals(0, up.rank(-1));
    }

    @Test
    void everythingCanBeRemoved() {
        SortedTree<Integer, Integer> tree = empty();
        for (int i = 0; i < 3_000; i++) {
            tree = tree.with(i, i);
        }
        List<Integer> keys = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            keys.add(i);
        }
        Collections.shuffle(keys, new Random(2));
        for (int key : keys) {
            tree = tree.without(key).without(key);
        }

        assertEquals(0, tree.size());
        assertNull(tree.get(1));
        assertFalse(tree.up(0).next());
        assertEquals(1, tree.with(7, 7).size());
    }

    @Test
    void walksGoBothWaysFromAnyPosition() {
        SortedTree<Integer, Integer> tree = empty();
        for (int i = 0; i < 500; i++) {
            tree = tree.with(i, i);
        }
        for (int from : new int[] {0, 1, 31, 32, 33, 250, 499}) {
            assertEquals(500 - from, ascending(tree, from).size());
            SortedTree.Walk<Integer, Integer> down = tree.down(from);
            for (int expected = from; expected >= 0; expected--) {
                assertEquals(true, down.next());
                assertEquals(expected, down.key());
            }
            assertFalse(down.next());
        }
        assertFalse(tree.up(500).next());
        assertFalse(tree.down(-1).next());
    }

    private static SortedTree<Integer, Integer> empty() {
        return SortedTree.empty(Comparator.<Integer>naturalOrder());
    }

    private static List<Map.Entry<Integer, Integer>> ascending(SortedTree<Integer, Integer> tree, int from) {
        List<Map.Entry<Integer, Integer>> entries = new ArrayList<>();
        SortedTree.Walk<Integer, Integer> walk = tree.up(from);
        while (walk.next()) {
            entries.add(Map.entry(walk.key(), walk.value()));
        }
        return entries;
    }
}
