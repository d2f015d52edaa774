package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    /** How many values a cell has. */
    static final int WIDTH = 5;

    private static final int BITS = 7;
    private static final int MASK = (1 << BITS) - 1;

    private long[] @Nullable [] pages = new long[4][];

    /** The pages that no view has; otherwise null. */
    private long[] @Nullable [] own = new long[4][];

    /** Adds rows to the sums of their cells; a sign of -1 takes them away. */
    void add(RowBatch rows, int[] cellOf) {
        int[] minutes = rows.column(Source.MINUTES);
        int[] participations = rows.column(Source.PARTICIPATIONS);
        int[] visits = rows.column(Source.VISITS);
        byte[] signs = rows.signs();
        for (int i = 0, row = rows.from(); row < rows.to(); i++, row++) {
            int cell = cellOf[i];
            if (cell != CellNumbers.NONE) {
                long[] page = page(cell);
                int at = (cell & MASK) * WIDTH;
                int sign = signs[row];
                page[at + MINUTES] += (long) sign * minutes[row];
                page[at + ENTRIES] += sign;
                page[at + PARTICIPATIONS] += (long) sign * participations[row];
                page[at + VISITS] += (long) sign * visits[row];
            }
        }
    }

    /** Adds to the number of volunteers of a cell. */
    void addVolunteers(int cell, int more) {
        page(cell)[(cell & MASK) * WIDTH + VOLUNTEERS] += more;
    }

    View view() {
        own = new long[own.length][];
        return new View(Arrays.copyOf(pages, pages.length));
    }

    private long[] page(int cell) {
        int number = cell >>> BITS;
        long[] page = number < own.length ? own[number] : null;
        return page == null ? take(number) : page;
    }

    private long[] take(int number) {
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, pages.length * 2));
            own = Arrays.copyOf(own, pages.length);
        }
        long[] shared = pages[number];
        long[] page = shared == null ? new long[WIDTH << BITS] : shared.clone();
        pages[number] = page;
        own[number] = page;
        return page;
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

        private final long[] @Nullable [] pages;

        private View(long[] @Nullable [] pages) {
            this.pages = pages;
        }

        long get(int cell, int value) {
            long[] page = page(cell >>> BITS);
            // A cell that was numbered but never added to may have no page.
            return page == null ? 0 : page[(cell & MASK) * WIDTH + value];
        }

        /** Adds up one value of cells that follow each other. */
        long sum(int first, int last, int value) {
            long sum = 0;
            for (int cell = first; cell <= last; ) {
                long[] page = page(cell >>> BITS);
                int end = Math.min(last, cell | MASK);
                for (int at = (cell & MASK) * WIDTH + value; page != null && cell <= end; cell++, at += WIDTH) {
                    sum += page[at];
                }
                cell = end + 1;
            }
            return sum;
        }

        /** Whether the values of a cell differ from those at another time. */
        boolean differs(View other, int cell) {
            for (int value = 0; value < WIDTH; value++) {
                if (get(cell, value) != other.get(cell, value)) {
                    return true;
                }
            }
            return false;
        }

        /**
         * The cells that may differ from those at another time, as the pages that they are on differ.
         *
         * @param cells how many cells there are
         * @return their numbers, with those of neighbours
         */
        IntStream changed(View other, int cells) {
            return IntStream.rangeClosed(0, (cells - 1) >>> BITS)
                    .filter(page -> page(page) != other.page(page))
                    .flatMap(page -> IntStream.range(page << BITS, Math.min(cells, (page + 1) << BITS)));
        }

        private long @Nullable [] page(int number) {
            return number < pages.length ? pages[number] : null;
        }

        long bytes() {
            return Arrays.stream(pages).filter(page -> page != null).count() * (WIDTH << BITS) * 8L;
        }
    }
}
