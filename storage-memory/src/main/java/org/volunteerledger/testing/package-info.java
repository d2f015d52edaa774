/** For the test suites of host systems: any storage, but one that fails when a test tells it to. */
@NullMarked
package org.volunteerledger.testing;

import org.jspecify.annotations.NullMarked;
