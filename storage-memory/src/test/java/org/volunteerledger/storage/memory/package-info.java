@NullMarked
package org.volunteerledger.storage.memory;

import org.jspecify.annotations.NullMarked;
