/** Activities by hand: planning, sign-up with its waiting lists, attendance, and the review that brings hours. */
@NullMarked
package org.volunteerledger.console.activity;

import org.jspecify.annotations.NullMarked;
