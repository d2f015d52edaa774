@NullMarked
package org.volunteerledger.care;

import org.jspecify.annotations.NullMarked;
