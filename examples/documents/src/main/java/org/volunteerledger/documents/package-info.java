/** Certificates as a page and as a document to print, with a QR code: for all examples. */
@NullMarked
package org.volunteerledger.documents;

import org.jspecify.annotations.NullMarked;
