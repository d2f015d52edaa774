/**
 * Questions about hours and their exact answers: {@link org.volunteerledger.aggregation.HourQuery} groups, measures, filters, orders
 * and cuts; {@link org.volunteerledger.aggregation.HourTable} is the columnar answer; and
 * {@link org.volunteerledger.aggregation.HourAggregator} is the kernel that computes it from entries. Every storage gives the same
 * rows in the same order.
 *
 * <p>May import {@code error} and {@code ledger} only.
 */
@NullMarked
package org.volunteerledger.aggregation;

import org.jspecify.annotations.NullMarked;
