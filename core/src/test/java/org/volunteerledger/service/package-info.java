@NullMarked
package org.volunteerledger.service;

import org.jspecify.annotations.NullMarked;
