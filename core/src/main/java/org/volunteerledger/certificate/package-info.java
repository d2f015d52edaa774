/**
 * Certificates of volunteer service, and what Order 67 wants recorded about a volunteer: a certificate is a statement of the organisation
 * that recorded the time, about the standing entries of one volunteer at one position of the ledger, that anybody can verify.
 *
 * <p>May import {@code error}, {@code privacy}, {@code ledger}, {@code storage}, {@code json}, {@code command}, {@code place},
 * {@code policy}, {@code people}, {@code team}, {@code service}, {@code hours}, {@code request} and {@code honour}.
 */
@NullMarked
package org.volunteerledger.certificate;

import org.jspecify.annotations.NullMarked;
