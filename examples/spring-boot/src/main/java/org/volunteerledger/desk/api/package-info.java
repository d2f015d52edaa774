/** The interface for other programs. */
@NullMarked
package org.volunteerledger.desk.api;

import org.jspecify.annotations.NullMarked;
