/**
 * A strict stand-in for Timestream for LiveAnalytics, spoken to over HTTP by the SDK's own client.
 *
 * <p>What it refuses stands in these pages of AWS's developer guide, each class names its own:
 * "Quotas" (ts-limits), "Writes", "Writes" of metering and pricing, and of the API WriteRecords,
 * Record, Dimension, MeasureValue, RejectedRecord. Where the pages say nothing it refuses, so that
 * no caller comes to rely on what nobody promised.
 */
@NullMarked
package dev.shopfloor.writer.liveanalytics;

import org.jspecify.annotations.NullMarked;
