/**
 * The contract kit: what every {@link org.volunteerledger.storage.Storage} must do, as JUnit tests. An adapter author implements
 * {@link org.volunteerledger.tck.StorageFixture} once and extends {@link org.volunteerledger.tck.AllContracts}.
 *
 * <p>Imports the API of JUnit Jupiter, the JDK and the main packages of core, so that a consumer needs nothing else.
 */
@NullMarked
package org.volunteerledger.tck;

import org.jspecify.annotations.NullMarked;
