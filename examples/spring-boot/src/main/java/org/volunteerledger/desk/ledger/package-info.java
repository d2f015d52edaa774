/** The library as beans of the host: storage, ledger, cube, metrics and health. */
@NullMarked
package org.volunteerledger.desk.ledger;

import org.jspecify.annotations.NullMarked;
