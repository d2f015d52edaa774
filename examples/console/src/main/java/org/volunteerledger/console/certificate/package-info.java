/** Certificates on the command line, as a page and as a document to print. */
@NullMarked
package org.volunteerledger.console.certificate;

import org.jspecify.annotations.NullMarked;
