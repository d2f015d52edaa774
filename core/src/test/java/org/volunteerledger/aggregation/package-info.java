@NullMarked
package org.volunteerledger.aggregation;

import org.jspecify.annotations.NullMarked;
