package org.volunteerledger.aggregation.column;

/**
 * Whole numbers of one segment, each as its distance from the least of them in as few bytes as the widest distance needs (frame of
 * reference), because a scan is bounded by the bytes that it touches. Kernels never read a single row: they have up to
 * {@value Block#ROWS} rows unpacked at once, so the choice of the width costs one virtual call for all of them.
 */
abstract class Column {

    private final int least;
    private final int greatest;

    private Column(int least, int greatest) {
        this.least = least;
        this.greatest = greatest;
    }

    /** Packs values. */
    static Column pack(int[] values, int rows) {
        int least = Integer.MAX_VALUE;
        int greatest = Integer.MIN_VALUE;
        for (int row = 0; row < rows; row++) {
            least = Math.min(least, values[row]);
            greatest = Math.max(greatest, values[row]);
        }
        int widest = greatest - least;
        if (widest == 0 || rows == 0) {
            return new Constant(rows == 0 ? 0 : least);
        }
        if (widest > 0 && widest < 1 << 8) {
            return new Bytes(values, rows, least, greatest);
        }
        int step = widest > 0 ? commonDivisor(values, rows, least) : 1;
        if (widest > 0 && widest / step < 1 << 8) {
            return new Steps(values, rows, least, greatest, step);
        }
        if (widest > 0 && widest < 1 << 12) {
            return new Twelves(values, rows, least, greatest);
        }
        if (widest > 0 && widest < 1 << 16) {
            return new Chars(values, rows, least, greatest);
        }
        // A distance beyond 31 bits looks negative.
        return widest < 1 << 24 && widest > 0
                ? new Triples(values, rows, least, greatest)
                : new Ints(java.util.Arrays.copyOf(values, rows), least, greatest);
    }

    /** The greatest number that divides all distances; looks at few rows where there is none but 1. */
    private static int commonDivisor(int[] values, int rows, int least) {
        int divisor = 0;
        for (int row = 0; row < rows && divisor != 1; row++) {
            int rest = values[row] - least;
            while (rest != 0) {
                int next = divisor % rest;
                divisor = rest;
                rest = next;
            }
        }
        return divisor;
    }

    /** Values that are still being added to, of which nothing is known. */
    static Column open(int[] values) {
        return new Ints(values, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A lower bound of the values. */
    final int least() {
        return least;
    }

    /** An upper bound of the values. */
    final int greatest() {
        return greatest;
    }

    /** Unpacks rows that follow each other. */
    abstract void copy(int from, int count, int[] out);

    /** Unpacks the chosen rows, which count from {@code from}. */
    abstract void gather(int from, int[] chosen, int count, int[] out);

    /**
     * Finds the rows that have a value, without unpacking any.
     *
     * @param from   the first row
     * @param count  how many rows
     * @param value  the value
     * @param chosen gets the rows that have it, counted from {@code from}
     * @return how many have it
     */
    final int find(int from, int count, int value, int[] chosen) {
        return value < least || value > greatest ? 0 : findWithin(from, count, value, chosen);
    }

    /** Finds a value that is not out of bounds. */
    abstract int findWithin(int from, int count, int value, int[] chosen);

    /** The memory that it takes. */
    abstract long bytes();

    /** A single row, for the rare step that needs one. */
    abstract int get(int row);

    private static final class Constant extends Column {

        Constant(int value) {
            super(value, value);
        }

        @Override
        int get(int row) {
            return least();
        }

        @Override
        void copy(int from, int count, int[] out) {
            java.util.Arrays.fill(out, 0, count, least());
        }

        @Override
        void gather(int from, int[] chosen, int count, int[] out) {
            java.util.Arrays.fill(out, 0, count, least());
        }

        @Override
        int findWithin(int from, int count, int value, int[] chosen) {
            for (int i = 0; i < count; i++) {
                chosen[i] = i;
            }
            return count;
        }

        @Override
        long bytes() {
            return 0;
        }
    }

    private static final class Bytes extends Column {

        private final byte[] data;

        Bytes(int[] values, int rows, int least, int greatest) {
            super(least, greatest);
            data = new byte[rows];
            for (int row = 0; row < rows; row++) {
                data[row] = (byte) (values[row] - least);
            }
        }

        @Override
        int get(int row) {
            return least() + (data[row] & 0xFF);
        }

        @Override
        void copy(int from, int count, int[] out) {
            int base = least();
            for (int i = 0; i < count; i++) {
                out[i] = base + (data[from + i] & 0xFF);
            }
        }

        @Override
        void gather(int from, int[] chosen, int count, int[] out) {
            int base = least();
            for (int i = 0; i < count; i++) {
                out[i] = base + (data[from + chosen[i]] & 0xFF);
            }
        }

        @Override
        int findWithin(int from, int count, int value, int[] chosen) {
            byte wanted = (byte) (value - least());
            int kept = 0;
            for (int i = 0; i < count; i++) {
                chosen[kept] = i;
                kept += data[from + i] == wanted ? 1 : 0;
            }
            return kept;
        }

        @Override
        long bytes() {
            return data.length;
        }
    }

    /** Multiples of a step, as minutes are of ten or fifteen. */
    private static final class Steps extends Column {

        private final byte[] data;
        private final int step;

        Steps(int[] values, int rows, int least, int greatest, int step) {
            super(least, greatest);
            this.step = step;
            data = new byte[rows];
            for (int row = 0; row < rows; row++) {
                data[row] = (byte) ((values[row] - least) / step);
            }
        }

        @Override
        int get(int row) {
            return least() + (data[row] & 0xFF) * step;
        }

        @Override
        void copy(int from, int count, int[] out) {
            int base = least();
            int factor = step;
            for (int i = 0; i < count; i++) {
                out[i] = base + (data[from + i] & 0xFF) * factor;
            }
        }

        @Override
        void gather(int from, int[] chosen, int count, int[] out) {
            int base = least();
            int factor = step;
            for (int i = 0; i < count; i++) {
                out[i] = base + (data[from + chosen[i]] & 0xFF) * factor;
            }
        }

        @Override
        int findWithin(int from, int count, int value, int[] chosen) {
            int distance = value - least();
            byte wanted = (byte) (distance / step);
            if ((wanted & 0xFF) * step != distance) {
                return 0;
            }
            int kept = 0;
            for (int i = 0; i < count; i++) {
                chosen[kept] = i;
                kept += data[from + i] == wanted ? 1 : 0;
            }
            return kept;
        }

        @Override
        long bytes() {
            return data.length;
        }
    }

    /** A byte and a half, the width of a city's teams: a byte, and four bits of a byte shared with a neighbour. */
    private static final class Twelves extends Column {

        private final byte[] low;
        private final byte[] high;

        Twelves(int[] values, int rows, int least, int greatest) {
            super(least, greatest);
            low = new byte[rows];
            high = new byte[(rows + 1) >> 1];
            for (int row = 0; row < rows; row++) {
                int distance = values[row] - least;
                low[row] = (byte) distance;
                high[row >> 1] |= (byte) ((distance >>> 8) << shiftOf(row));
            }
        }

        @Override
        int get(int row) {
            return least() + at(row);
        }

        @Override
        void copy(int from, int count, int[] out) {
            int base = least();
            for (int i = 0; i < count; i++) {
                out[i] = base + at(from + i);
            }
        }

        @Override
        void gather(int from, int[] chosen, int count, int[] out) {
            int base = least();
            for (int i = 0; i < count; i++) {
                out[i] = base + at(from + chosen[i]);
            }
        }

        private static int shiftOf(int row) {
            return (row & 1) * 4;
        }

        private int at(int row) {
            return (low[row] & 0xFF) | (((high[row >> 1] >> shiftOf(row)) & 0xF) << 8);
        }

        @Override
        int findWithin(int from, int count, int value, int[] chosen) {
            int wanted = value - least();
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (low[from + i] == (byte) wanted && at(from + i) == wanted) {
                    chosen[kept++] = i;
                }
            }
            return kept;
        }

        @Override
        long bytes() {
            return low.length + (long) high.length;
        }
    }

    private static final class Chars extends Column {

        private final char[] data;

        Chars(int[] values, int rows, int least, int greatest) {
            super(least, greatest);
            data = new char[rows];
            for (int row = 0; row < rows; row++) {
                data[row] = (char) (values[row] - least);
            }
        }

        @Override
        int get(int row) {
            return least() + data[row];
        }

        @Override
        void copy(int from, int count, int[] out) {
            int base = least();
            for (int i = 0; i < count; i++) {
                out[i] = base + data[from + i];
            }
        }

        @Override
        void gather(int from, int[] chosen, int count, int[] out) {
            int base = least();
            for (int i = 0; i < count; i++) {
                out[i] = base + data[from + chosen[i]];
            }
        }

        @Override
        int findWithin(int from, int count, int value, int[] chosen) {
            char wanted = (char) (value - least());
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (data[from + i] == wanted) {
                    chosen[kept++] = i;
                }
            }
            return kept;
        }

        @Override
        long bytes() {
            return data.length * 2L;
        }
    }

    /** Three bytes each, the width of the volunteers of a city: two and one, as both are read without a check for each row. */
    private static final class Triples extends Column {

        private final char[] low;
        private final byte[] high;

        Triples(int[] values, int rows, int least, int greatest) {
            super(least, greatest);
            low = new char[rows];
            high = new byte[rows];
            for (int row = 0; row < rows; row++) {
                int distance = values[row] - least;
                low[row] = (char) distance;
                high[row] = (byte) (distance >>> 16);
            }
        }

        @Override
        int get(int row) {
            return least() + (low[row] | ((high[row] & 0xFF) << 16));
        }

        @Override
        void copy(int from, int count, int[] out) {
            int base = least();
            for (int i = 0; i < count; i++) {
                out[i] = base + (low[from + i] | ((high[from + i] & 0xFF) << 16));
            }
        }

        @Override
        void gather(int from, int[] chosen, int count, int[] out) {
            int base = least();
            for (int i = 0; i < count; i++) {
                int row = from + chosen[i];
                out[i] = base + (low[row] | ((high[row] & 0xFF) << 16));
            }
        }

        @Override
        int findWithin(int from, int count, int value, int[] chosen) {
            int distance = value - least();
            char lower = (char) distance;
            byte upper = (byte) (distance >>> 16);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (low[from + i] == lower && high[from + i] == upper) {
                    chosen[kept++] = i;
                }
            }
            return kept;
        }

        @Override
        long bytes() {
            return low.length * 3L;
        }
    }

    private static final class Ints extends Column {

        private final int[] data;

        Ints(int[] data, int least, int greatest) {
            super(least, greatest);
            this.data = data;
        }

        @Override
        int get(int row) {
            return data[row];
        }

        @Override
        void copy(int from, int count, int[] out) {
            System.arraycopy(data, from, out, 0, count);
        }

        @Override
        void gather(int from, int[] chosen, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = data[from + chosen[i]];
            }
        }

        @Override
        int findWithin(int from, int count, int value, int[] chosen) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (data[from + i] == value) {
                    chosen[kept++] = i;
                }
            }
            return kept;
        }

        @Override
        long bytes() {
            return data.length * 4L;
        }
    }
}
