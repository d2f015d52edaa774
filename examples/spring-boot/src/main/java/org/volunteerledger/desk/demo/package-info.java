/** A small district to try the desk with. */
@NullMarked
package org.volunteerledger.desk.demo;

import org.jspecify.annotations.NullMarked;
