package dev.shopfloor.writer.liveanalytics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of one record: one that is too large costs itself. From the page "Quotas": 256 measures
 * and 2 KB for a record, 2 KB for the dimensions of a series. No page says how the record's size is
 * measured; this takes names and values as they travel, or as they are metered where that is more.
 * So the 2,048 bytes for all measure values of a record need no rule of their own.
 */
final class RecordLimits {
  private static final int MOST_MEASURES = 256;
  private static final int MOST_BYTES = 2_048;
  private static final int TIME = 8;

  private RecordLimits() {}

  /** Why the record is too large; null when it is not. */
  static @Nullable String excess(Sample sample) {
    if (sample.measures().size() > MOST_MEASURES) {
      return "The record has more than 256 measures.";
    }
    int series = 0;
    for (Map.Entry<String, String> dimension : sample.key().dimensions().entrySet()) {
      series += Names.bytes(dimension.getKey()) + Names.bytes(dimension.getValue());
    }
    if (series > MOST_BYTES) {
      return "The dimensions of the record are larger than 2 KB.";
    }
    int sent = series + Names.bytes(sample.key().measureName());
    int metered = sent + TIME;
    for (Measure measure : sample.measures()) {
      int name = sample.multi() ? Names.bytes(measure.name()) : 0;
      sent += name + Names.bytes(measure.value());
      metered += name + Metering.valueBytes(measure.type(), measure.value());
    }
    return Math.max(sent, metered) > MOST_BYTES ? "The record is larger than 2 KB." : null;
  }
}
