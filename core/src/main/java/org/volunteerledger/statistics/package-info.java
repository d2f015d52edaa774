/**
 * Figures for people: reports by named columns with labels, and the yearly statement. Every figure comes from the ledger, by service
 * day, and has one definition.
 *
 * <p>May import every other package but the facade.
 */
@NullMarked
package org.volunteerledger.statistics;

import org.jspecify.annotations.NullMarked;
