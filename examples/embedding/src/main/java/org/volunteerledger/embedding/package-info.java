/** How a host embeds the library; the README quotes these classes. */
@NullMarked
package org.volunteerledger.embedding;

import org.jspecify.annotations.NullMarked;
