@NullMarked
package org.volunteerledger.request;

import org.jspecify.annotations.NullMarked;
