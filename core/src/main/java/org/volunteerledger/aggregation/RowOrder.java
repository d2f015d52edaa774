package org.volunteerledger.aggregation;

import java.util.List;

/**
 * Puts rows into the order of a query: by its criteria, then by the group keys, and at last, where a caller gave two rows of one group, as
 * they came. Works on row numbers, so that nothing is boxed and columns are moved once.
 */
final class RowOrder {

    private final long[][] columns;
    private final boolean[] descending;

    RowOrder(HourQuery query, List<long[]> table) {
        int criteria = query.order().size();
        columns = new long[criteria + query.by().size()][];
        descending = new boolean[columns.length];
        for (int i = 0; i < criteria; i++) {
            columns[i] = table.get(query.order().get(i).column());
            descending[i] = query.order().get(i).descending();
        }
        for (int i = criteria; i < columns.length; i++) {
            columns[i] = table.get(i - criteria);
        }
    }

    /** The first rows, in order. */
    int[] first(int rows, int limit) {
        if (isOrdered(rows)) {
            return numbers(Math.min(rows, limit));
        }
        if (limit < rows / 2) {
            return smallest(rows, limit);
        }
        int[] order = numbers(rows);
        sort(order, order.clone(), 0, rows);
        return limit < rows ? java.util.Arrays.copyOf(order, limit) : order;
    }

    private boolean isOrdered(int rows) {
        for (int row = 1; row < rows; row++) {
            if (compare(row - 1, row) > 0) {
                return false;
            }
        }
        return true;
    }

    private static int[] numbers(int rows) {
        int[] numbers = new int[rows];
        for (int row = 0; row < rows; row++) {
            numbers[row] = row;
        }
        return numbers;
    }

    /** A heap of the best rows so far with the worst on top: most rows cost one comparison with it. */
    private int[] smallest(int rows, int limit) {
        int[] heap = numbers(limit);
        for (int at = limit / 2 - 1; at >= 0; at--) {
            sink(heap, at);
        }
        long[] first = columns[0];
        boolean largest = descending[0];
        long worst = first[heap[0]];
        for (int row = limit; row < rows; row++) {
            // Nearly all rows end here, without a look at the heap.
            boolean out = largest ? first[row] < worst : first[row] > worst;
            if (!out && compare(row, heap[0]) < 0) {
                heap[0] = row;
                sink(heap, 0);
                worst = first[heap[0]];
            }
        }
        sort(heap, heap.clone(), 0, limit);
        return heap;
    }

    private void sink(int[] heap, int from) {
        int at = from;
        while (2 * at + 1 < heap.length) {
            int child = 2 * at + 1;
            if (child + 1 < heap.length && compare(heap[child], heap[child + 1]) < 0) {
                child++;
            }
            if (compare(heap[at], heap[child]) >= 0) {
                return;
            }
            int row = heap[at];
            heap[at] = heap[child];
            heap[child] = row;
            at = child;
        }
    }

    /** Merge sort: {@code from} holds the same rows and is written over. */
    private void sort(int[] to, int[] from, int start, int end) {
        if (end - start < 2) {
            return;
        }
        int middle = (start + end) >>> 1;
        sort(from, to, start, middle);
        sort(from, to, middle, end);
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int a, int b) {
        for (int i = 0; i < columns.length; i++) {
            long left = columns[i][a];
            long right = columns[i][b];
            if (left != right) {
                return left < right == descending[i] ? 1 : -1;
            }
        }
        return Integer.compare(a, b);
    }
}
