/** Organisations, teams, projects and categories of service by hand. */
@NullMarked
package org.volunteerledger.console.team;

import org.jspecify.annotations.NullMarked;
