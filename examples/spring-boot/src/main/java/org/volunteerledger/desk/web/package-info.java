/** Pages. */
@NullMarked
package org.volunteerledger.desk.web;

import org.jspecify.annotations.NullMarked;
