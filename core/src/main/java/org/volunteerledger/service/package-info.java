/**
 * What is served and when: projects, activities with posts and shifts, enrolments with their waiting lists, and attendance. Ends where
 * attendance is turned into hours.
 *
 * <p>May import {@code error}, {@code ledger}, {@code storage}, {@code command}, {@code people}, {@code place} and {@code team}.
 */
@NullMarked
package org.volunteerledger.service;

import org.jspecify.annotations.NullMarked;
