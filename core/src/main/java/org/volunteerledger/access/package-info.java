/**
 * Who may do what: roles that are given to actors for an area, an organisation or their own affairs, and the policy that decides by them.
 *
 * <p>May import {@code error}, {@code storage}, {@code command} and {@code place}.
 */
@NullMarked
package org.volunteerledger.access;

import org.jspecify.annotations.NullMarked;
