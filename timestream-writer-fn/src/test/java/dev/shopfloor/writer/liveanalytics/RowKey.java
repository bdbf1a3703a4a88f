package dev.shopfloor.writer.liveanalytics;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What makes a record one and the same: dimensions, measure name and time, whatever unit the time
 * came in. From API_WriteRecords: upserts.
 *
 * @param measureName of the record
 * @param dimensions by name
 * @param time ns since the epoch
 */
public record RowKey(String measureName, SortedMap<String, String> dimensions, long time)
    implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::measureName)
          .thenComparing(key -> key.dimensions.toString())
          .thenComparingLong(RowKey::time);

  /** The key of a record with these dimensions, each a name and its value. */
  public static RowKey of(String measureName, long time, String... dimensions) {
    SortedMap<String, String> all = new TreeMap<>();
    for (int at = 0; at < dimensions.length; at += 2) {
      all.put(dimensions[at], dimensions[at + 1]);
    }
    return new RowKey(measureName, all, time);
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }

  /** As short as it can be told apart: {@code press{asset=press07, line=line1}1750000000000}. */
  @Override
  public String toString() {
    return measureName + dimensions + time;
  }
}
