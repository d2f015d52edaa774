@NullMarked
package org.volunteerledger.cube;

import org.jspecify.annotations.NullMarked;
