@NullMarked
package org.volunteerledger.storage;

import org.jspecify.annotations.NullMarked;
