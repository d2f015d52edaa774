/**
 * Honours: nomination, review, public notice, award, publication and revocation, the register of those who hold one, and star levels
 * that follow from the ledger alone.
 *
 * <p>May import {@code hours} and {@code care} and what these may, but neither {@code request}, {@code duty} nor {@code points}.
 */
@NullMarked
package org.volunteerledger.honour;

import org.jspecify.annotations.NullMarked;
