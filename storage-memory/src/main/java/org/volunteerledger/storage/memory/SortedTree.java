package org.volunteerledger.storage.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: each write makes a new one that shares all nodes but those on one path. It is a B+ tree; every
 * node knows how many keys it holds, so positions are found in logarithmic time too.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class SortedTree<K, V> {

    private static final int MAX = 32;
    private static final int MIN = MAX / 4;

    private final Comparator<? super K> order;
    private final Node root;

    private SortedTree(Comparator<? super K> order, Node root) {
        this.order = order;
        this.root = root;
    }

    static <K, V> SortedTree<K, V> empty(Comparator<? super K> order) {
        return new SortedTree<>(order, new Node(new Object[0], new Object[0], true));
    }

    int size() {
        return root.size;
    }

    @Nullable V get(K key) {
        Node node = root;
        while (!node.leaf) {
            node = node.child(childFor(node, key));
        }
        int at = search(node, key);
        return at < 0 ? null : value(node, at);
    }

    SortedTree<K, V> with(K key, V value) {
        Node[] parts = put(root, key, value);
        return new SortedTree<>(order, parts.length == 1 ? parts[0] : Node.over(parts));
    }

    /** The tree with more entries, given by ascending key, each key once; copies no node more than once. */
    SortedTree<K, V> withAll(List<K> keys, List<V> values) {
        if (keys.isEmpty()) {
            return this;
        }
        List<Node> nodes = putAll(root, keys, values, 0, keys.size());
        while (nodes.size() > 1) {
            nodes = cut(firstKeys(nodes), new ArrayList<>(nodes), false, false);
        }
        return new SortedTree<>(order, nodes.get(0));
    }

    SortedTree<K, V> without(K key) {
        Node smaller = remove(root, key);
        while (!smaller.leaf && smaller.keys.length == 1) {
            smaller = smaller.child(0);
        }
        return new SortedTree<>(order, smaller.keys.length == 0 ? empty(order).root : smaller);
    }

    /** How many keys are less than this. */
    int rank(K key) {
        Node node = root;
        int rank = 0;
        while (!node.leaf) {
            int at = childFor(node, key);
            for (int i = 0; i < at; i++) {
                rank += node.child(i).size;
            }
            node = node.child(at);
        }
        int at = search(node, key);
        return rank + (at < 0 ? -at - 1 : at);
    }

    /** A cursor that gives the entries from a position on, upwards. */
    Walk<K, V> up(int position) {
        return new Walk<>(this, position, 1);
    }

    /** A cursor that gives the entries from a position on, downwards. */
    Walk<K, V> down(int position) {
        return new Walk<>(this, position, -1);
    }

    private Node[] put(Node node, K key, V value) {
        if (node.leaf) {
            int at = search(node, key);
            if (at >= 0) {
                return new Node[] {new Node(node.keys, replaced(node.slots, at, value), true)};
            }
            int place = -at - 1;
            return split(new Node(inserted(node.keys, place, key), inserted(node.slots, place, value), true), place);
        }
        int at = childFor(node, key);
        Node[] parts = put(node.child(at), key, value);
        Object[] keys = replaced(node.keys, at, parts[0].keys[0]);
        Object[] slots = replaced(node.slots, at, parts[0]);
        if (parts.length == 1) {
            return new Node[] {new Node(keys, slots, false)};
        }
        return split(
                new Node(inserted(keys, at + 1, parts[1].keys[0]), inserted(slots, at + 1, parts[1]), false), at + 1);
    }

    private List<Node> putAll(Node node, List<K> keys, List<V> values, int from, int to) {
        if (node.leaf) {
            return mergedLeaves(node, keys, values, from, to);
        }
        List<Node> children = new ArrayList<>(node.slots.length + 1);
        int next = from;
        for (int i = 0; i < node.slots.length; i++) {
            int end = i + 1 == node.slots.length ? to : firstFrom(keys, next, to, key(node, i + 1));
            if (end == next) {
                children.add(node.child(i));
            } else {
                children.addAll(putAll(node.child(i), keys, values, next, end));
            }
            next = end;
        }
        boolean atEnd = children.get(children.size() - 1) != node.child(node.slots.length - 1);
        return cut(firstKeys(children), new ArrayList<>(children), false, atEnd);
    }

    private List<Node> mergedLeaves(Node leaf, List<K> keys, List<V> values, int from, int to) {
        List<Object> allKeys = new ArrayList<>(leaf.keys.length + to - from);
        List<Object> allValues = new ArrayList<>(leaf.keys.length + to - from);
        int old = 0;
        for (int i = from; i < to; i++) {
            int compared = 1;
            while (old < leaf.keys.length && (compared = order.compare(key(leaf, old), keys.get(i))) < 0) {
                allKeys.add(leaf.keys[old]);
                allValues.add(leaf.slots[old++]);
            }
            old += old < leaf.keys.length && compared == 0 ? 1 : 0;
            allKeys.add(keys.get(i));
            allValues.add(values.get(i));
        }
        boolean atEnd = old == leaf.keys.length;
        for (; old < leaf.keys.length; old++) {
            allKeys.add(leaf.keys[old]);
            allValues.add(leaf.slots[old]);
        }
        return cut(allKeys, allValues, true, atEnd);
    }

    /** Nodes of these entries: full ones where more will come at the end, else with room in each. */
    private static List<Node> cut(List<Object> keys, List<Object> slots, boolean leaf, boolean atEnd) {
        int size = keys.size();
        int step = size <= MAX || atEnd ? MAX : MAX * 3 / 4;
        List<Node> nodes = new ArrayList<>(size / step + 1);
        for (int from = 0; from < size; from += step) {
            int to = Math.min(size, from + step);
            nodes.add(new Node(
                    keys.subList(from, to).toArray(), slots.subList(from, to).toArray(), leaf));
        }
        return nodes;
    }

    private static List<Object> firstKeys(List<Node> nodes) {
        List<Object> keys = new ArrayList<>(nodes.size());
        nodes.forEach(node -> keys.add(node.keys[0]));
        return keys;
    }

    private int firstFrom(List<K> keys, int from, int to, K bound) {
        int at = from;
        while (at < to && order.compare(keys.get(at), bound) < 0) {
            at++;
        }
        return at;
    }

    /** Keys that come in ascending order leave full nodes behind. */
    private static Node[] split(Node node, int place) {
        int length = node.keys.length;
        if (length <= MAX) {
            return new Node[] {node};
        }
        int cut = place == length - 1 ? length - 1 : length / 2;
        return new Node[] {node.slice(0, cut), node.slice(cut, length)};
    }

    private Node remove(Node node, K key) {
        if (node.leaf) {
            int at = search(node, key);
            return at < 0 ? node : new Node(removed(node.keys, at), removed(node.slots, at), true);
        }
        int at = childFor(node, key);
        Node child = remove(node.child(at), key);
        if (child == node.child(at)) {
            return node;
        }
        if (child.keys.length == 0) {
            return new Node(removed(node.keys, at), removed(node.slots, at), false);
        }
        Node changed = new Node(replaced(node.keys, at, child.keys[0]), replaced(node.slots, at, child), false);
        return child.keys.length < MIN ? changed.merged(at) : changed;
    }

    /** The last child whose first key is not greater, or the first child. */
    private int childFor(Node node, K key) {
        int at = search(node, key);
        return at >= 0 ? at : Math.max(0, -at - 2);
    }

    private int search(Node node, K key) {
        int low = 0;
        int high = node.keys.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = order.compare(key(node, middle), key);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    @SuppressWarnings("unchecked") // Only keys of this type are ever put in.
    private K key(Node node, int at) {
        return (K) node.keys[at];
    }

    @SuppressWarnings("unchecked") // Only values of this type are ever put in.
    private V value(Node node, int at) {
        return (V) node.slots[at];
    }

    private static Object[] inserted(Object[] array, int at, Object value) {
        Object[] copy = new Object[array.length + 1];
        System.arraycopy(array, 0, copy, 0, at);
        copy[at] = value;
        System.arraycopy(array, at, copy, at + 1, array.length - at);
        return copy;
    }

    private static Object[] replaced(Object[] array, int at, Object value) {
        Object[] copy = array.clone();
        copy[at] = value;
        return copy;
    }

    private static Object[] removed(Object[] array, int at) {
        Object[] copy = new Object[array.length - 1];
        System.arraycopy(array, 0, copy, 0, at);
        System.arraycopy(array, at + 1, copy, at, copy.length - at);
        return copy;
    }

    /** A leaf holds keys and values; a branch holds children, each with its first key. */
    private static final class Node {

        private final Object[] keys;
        private final Object[] slots;
        private final boolean leaf;
        private final int size;

        Node(Object[] keys, Object[] slots, boolean leaf) {
            this.keys = keys;
            this.slots = slots;
            this.leaf = leaf;
            int sum = 0;
            for (int i = 0; !leaf && i < slots.length; i++) {
                sum += ((Node) slots[i]).size;
            }
            this.size = leaf ? keys.length : sum;
        }

        static Node over(Node[] children) {
            Object[] keys = new Object[children.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = children[i].keys[0];
            }
            return new Node(keys, Arrays.copyOf(children, children.length, Object[].class), false);
        }

        Node child(int at) {
            return (Node) slots[at];
        }

        Node slice(int from, int to) {
            return new Node(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(slots, from, to), leaf);
        }

        /** Joins a small child with a neighbour, if both fit one node. */
        Node merged(int at) {
            int left = at == 0 ? 0 : at - 1;
            if (left + 1 >= slots.length || child(left).keys.length + child(left + 1).keys.length > MAX) {
                return this;
            }
            Node a = child(left);
            Node b = child(left + 1);
            Node joined = new Node(joined(a.keys, b.keys), joined(a.slots, b.slots), a.leaf);
            return new Node(removed(keys, left + 1), removed(replaced(slots, left, joined), left + 1), false);
        }

        private static Object[] joined(Object[] a, Object[] b) {
            Object[] both = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, both, a.length, b.length);
            return both;
        }
    }

    /**
     * A cursor over the entries in their order. Not for use by several threads.
     *
     * @param <K> the keys
     * @param <V> the values
     */
    static final class Walk<K, V> {

        private final SortedTree<K, V> tree;
        private final int direction;
        private int position;
        private Node leaf;
        private int at;

        private Walk(SortedTree<K, V> tree, int position, int direction) {
            this.tree = tree;
            this.direction = direction;
            this.position = position - direction;
            this.leaf = tree.root;
            this.at = Integer.MIN_VALUE;
        }

        /** Moves on to the next entry, the first time to the first. */
        boolean next() {
            position += direction;
            if (position < 0 || position >= tree.size()) {
                return false;
            }
            at += direction;
            if (at < 0 || at >= leaf.keys.length || !leaf.leaf) {
                descend();
            }
            return true;
        }

        K key() {
            return tree.key(leaf, at);
        }

        V value() {
            return tree.value(leaf, at);
        }

        private void descend() {
            Node node = tree.root;
            int rest = position;
            while (!node.leaf) {
                int child = 0;
                while (rest >= node.child(child).size) {
                    rest -= node.child(child).size;
                    child++;
                }
                node = node.child(child);
            }
            leaf = node;
            at = rest;
        }
    }
}
