/**
 * Apache Ignite 3 as the engine of an {@link org.volunteerledger.ordered.OrderedStorage}: a ledger that is spread over many machines.
 *
 * <p>{@link org.volunteerledger.ignite.LocalCluster} starts one on this machine, {@link org.volunteerledger.ignite.Demo} plays with it.
 */
@NullMarked
package org.volunteerledger.ignite;

import org.jspecify.annotations.NullMarked;
