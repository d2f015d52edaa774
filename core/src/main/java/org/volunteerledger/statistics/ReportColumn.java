package org.volunteerledger.statistics;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.volunteerledger.aggregation.Grouping;

/**
 * A column that reports can be grouped and filtered by.
 *
 * @param grouping how entries fall into its groups
 * @param labels   the words for some groups
 * @param keys     the keys of the dimension that a label lets in; empty if there is nothing of that label
 */
record ReportColumn(
        Grouping grouping, Function<Collection<Long>, Map<Long, String>> labels, Function<String, Set<Long>> keys) {}
