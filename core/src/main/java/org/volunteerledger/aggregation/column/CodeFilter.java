package org.volunteerledger.aggregation.column;

import java.util.Set;
import java.util.function.IntPredicate;

/** Which values of a column are let in: a byte for each, so that a row costs one look-up however long the condition. */
final class CodeFilter {

    /** What a condition says about all rows of a segment. */
    enum Verdict {
        NONE,
        SOME,
        ALL
    }

    private final Source source;
    private final Domain domain;
    private final byte[] pass;

    /** How many of the values before each are let in: answers a zone map with one subtraction. */
    private final int[] before;

    private final int last;

    private CodeFilter(Source source, Domain domain, byte[] pass) {
        this.source = source;
        this.domain = domain;
        this.pass = pass;
        this.before = new int[pass.length + 1];
        int greatest = -1;
        for (int i = 0; i < pass.length; i++) {
            before[i + 1] = before[i] + pass[i];
            greatest = pass[i] == 0 ? greatest : i;
        }
        this.last = greatest;
    }

    /** A condition on ids. */
    static CodeFilter ofIds(Source source, Domain domain, Dictionary.View dictionary, Set<Long> ids) {
        byte[] pass = new byte[domain.size()];
        for (Long id : ids) {
            int code = dictionary.codeOf(id);
            if (code >= 0) {
                pass[code] = 1;
            }
        }
        return new CodeFilter(source, domain, pass);
    }

    /** A condition on values as they are. */
    static CodeFilter of(Source source, Domain domain, IntPredicate index) {
        byte[] pass = new byte[domain.size()];
        for (int i = 0; i < pass.length; i++) {
            pass[i] = (byte) (index.test(i) ? 1 : 0);
        }
        return new CodeFilter(source, domain, pass);
    }

    Source source() {
        return source;
    }

    boolean lets(int index) {
        return pass[index] != 0;
    }

    /** Whether it lets in everything that any row can have. */
    boolean letsAll() {
        return before[pass.length] == pass.length;
    }

    boolean letsNone() {
        return before[pass.length] == 0;
    }

    /** Whether it lets in one value only, {@link #last}. */
    boolean letsOne() {
        return before[pass.length] == 1;
    }

    /** The greatest value that it lets in; if there is none, the one before the least of all. */
    int last() {
        return domain.first() + last;
    }

    /** Looks at the zone map, the least and the greatest value of the segment. */
    Verdict verdict(Segment segment) {
        Column column = segment.column(source);
        int from = (int) Math.max(0, (long) column.least() - domain.first());
        int to = (int) Math.min(pass.length, (long) column.greatest() - domain.first() + 1);
        int passed = to <= from ? 0 : before[to] - before[from];
        if (passed == 0) {
            return Verdict.NONE;
        }
        return passed == to - from ? Verdict.ALL : Verdict.SOME;
    }

    /** Chooses from the first {@code count} rows of a block those that are let in; without a branch. */
    int chooseAll(int[] values, int count, int[] chosen) {
        byte[] table = pass;
        int first = domain.first();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            chosen[kept] = i;
            kept += table[values[i] - first];
        }
        return kept;
    }

    /** Keeps of the chosen rows those that are let in. */
    int choose(int[] values, int count, int[] chosen) {
        byte[] table = pass;
        int first = domain.first();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            chosen[kept] = chosen[i];
            kept += table[values[i] - first];
        }
        return kept;
    }
}
