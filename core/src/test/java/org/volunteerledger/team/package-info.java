@NullMarked
package org.volunteerledger.team;

import org.jspecify.annotations.NullMarked;
