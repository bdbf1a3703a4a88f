/**
 * The fault script: the writer against a store, a queue, a quarantine and a network that fail in
 * every way that they can, and an exact account of what must be there in the end.
 */
@NullMarked
package dev.shopfloor.writer.faults;

import org.jspecify.annotations.NullMarked;
