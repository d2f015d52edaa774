/** Proves the contract kit: the plain model passes it, and storages that are broken on purpose do not. */
@NullMarked
package org.volunteerledger.contract;

import org.jspecify.annotations.NullMarked;
