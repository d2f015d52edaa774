@NullMarked
package org.volunteerledger.command;

import org.jspecify.annotations.NullMarked;
