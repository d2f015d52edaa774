@NullMarked
package org.volunteerledger.ledger;

import org.jspecify.annotations.NullMarked;
