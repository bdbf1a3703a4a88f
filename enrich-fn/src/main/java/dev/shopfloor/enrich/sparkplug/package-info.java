/**
 * Sparkplug B: the wire format, the life of edge nodes and devices, and their metrics as points.
 */
@NullMarked
package dev.shopfloor.enrich.sparkplug;

import org.jspecify.annotations.NullMarked;
