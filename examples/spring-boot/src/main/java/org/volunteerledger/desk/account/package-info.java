/** Who is signed in, and what the role lets through. */
@NullMarked
package org.volunteerledger.desk.account;

import org.jspecify.annotations.NullMarked;
