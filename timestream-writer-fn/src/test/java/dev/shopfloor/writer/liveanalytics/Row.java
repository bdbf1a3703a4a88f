package dev.shopfloor.writer.liveanalytics;

import java.util.Map;

/**
 * What the table keeps of one record.
 *
 * @param version the highest that was written
 * @param measures its values by column: Double, Long, Boolean, String or Instant
 */
public record Row(long version, Map<String, Object> measures) {}
