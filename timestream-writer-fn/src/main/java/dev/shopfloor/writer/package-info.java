/**
 * Telemetry messages into a time-series store: groups the points of a batch into records, writes
 * them through {@link dev.shopfloor.writer.TimeSeriesStore}, and tells for each point where it
 * went.
 */
@NullMarked
package dev.shopfloor.writer;

import org.jspecify.annotations.NullMarked;
