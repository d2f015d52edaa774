/**
 * Tables as a person or a program reads them: aligned text, CSV, JSON and Markdown, written row by row. May import {@code csv} of the
 * program and {@code json} of the library.
 */
@NullMarked
package org.volunteerledger.console.table;

import org.jspecify.annotations.NullMarked;
