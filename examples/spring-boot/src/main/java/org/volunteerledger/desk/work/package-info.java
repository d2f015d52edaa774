/** What the desk does, each within one transaction of the host. */
@NullMarked
package org.volunteerledger.desk.work;

import org.jspecify.annotations.NullMarked;
