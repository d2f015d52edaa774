/**
 * The storage that keeps everything in the memory of the process: the reference implementation of the storage contract, and the
 * fastest. One public class; imports the core only.
 */
@NullMarked
package org.volunteerledger.storage.memory;

import org.jspecify.annotations.NullMarked;
