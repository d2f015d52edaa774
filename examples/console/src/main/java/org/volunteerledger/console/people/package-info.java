/** Volunteers by hand: registration and its end, guardians' consent, teams, two records of one person, and records that move. */
@NullMarked
package org.volunteerledger.console.people;

import org.jspecify.annotations.NullMarked;
