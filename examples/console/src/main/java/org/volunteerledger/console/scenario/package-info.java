/** The {@code scenarios} command, which plays what the articles describe. */
@NullMarked
package org.volunteerledger.console.scenario;

import org.jspecify.annotations.NullMarked;
