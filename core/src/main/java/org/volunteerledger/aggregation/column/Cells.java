package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.BitSet;
import org.volunteerledger.aggregation.Measure;

/**
 * The sums of the groups of a roll-up: rows of longs in pages. A view shares all pages; the writer copies a page before the first change
 * after a view (copy on write), so that readers see one moment without waiting and a commit costs as many pages as it touches.
 */
final class Cells {

    static final int MINUTES = 0;
    static final int ENTRIES = 1;
    static final int PARTICIPATIONS = 2;
    static final int VISITS = 3;
    static final int VOLUNTEERS = 4;

    private static final int WIDTH = 5;
    private static final int BITS = 7;
    private static final int MASK = (1 << BITS) - 1;

    private long[][] pages = new long[4][];
    private final BitSet own = new BitSet();

    /** Adds to the sums of a cell; a sign of -1 takes them away. */
    void add(int cell, int sign, int minutes, int participations, int visits) {
        long[] page = page(cell);
        int at = (cell & MASK) * WIDTH;
        page[at + MINUTES] += (long) sign * minutes;
        page[at + ENTRIES] += sign;
        page[at + PARTICIPATIONS] += (long) sign * participations;
        page[at + VISITS] += (long) sign * visits;
    }

    /** Adds to the number of volunteers of a cell. */
    void addVolunteers(int cell, int more) {
        page(cell)[(cell & MASK) * WIDTH + VOLUNTEERS] += more;
    }

    View view() {
        own.clear();
        return new View(Arrays.copyOf(pages, pages.length));
    }

    private long[] page(int cell) {
        int number = cell >>> BITS;
        if (!own.get(number)) {
            if (number >= pages.length) {
                pages = Arrays.copyOf(pages, Math.max(number + 1, pages.length * 2));
            }
            pages[number] = pages[number] == null ? new long[WIDTH << BITS] : pages[number].clone();
            own.set(number);
        }
        return pages[number];
    }

    /** Which of a cell's values a measure is. */
    static int indexOf(Measure measure) {
        return switch (measure) {
            case MINUTES -> MINUTES;
            case ENTRIES -> ENTRIES;
            case PARTICIPATIONS -> PARTICIPATIONS;
            case BENEFICIARY_VISITS -> VISITS;
            case VOLUNTEERS -> VOLUNTEERS;
            case ACTIVITIES -> throw new IllegalArgumentException("no roll-up counts activities");
        };
    }

    /** The cells as they were at one time. Thread-safe. */
    static final class View {

        private final long[][] pages;

        private View(long[][] pages) {
            this.pages = pages;
        }

        long get(int cell, int value) {
            int number = cell >>> BITS;
            // A cell that was numbered but never added to may have no page.
            return number >= pages.length || pages[number] == null ? 0 : pages[number][(cell & MASK) * WIDTH + value];
        }

        /** One value of several cells that were all added to. */
        long[] get(int[] found, int count, int value) {
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = pages[found[i] >>> BITS][(found[i] & MASK) * WIDTH + value];
            }
            return values;
        }

        long bytes() {
            return Arrays.stream(pages).filter(page -> page != null).count() * (WIDTH << BITS) * 8L;
        }
    }
}
