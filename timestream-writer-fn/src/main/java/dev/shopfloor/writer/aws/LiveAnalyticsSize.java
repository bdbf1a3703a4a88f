package dev.shopfloor.writer.aws;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.Record;

/**
 * The size of what is written as LiveAnalytics meters it: 8 bytes for a time, names and texts in
 * UTF-8, 8 bytes for a number, 1 for a truth; what is common to a request counts once, and the sum
 * of a request is charged in whole KiB (developer guide, "Metering and pricing", writes).
 */
final class LiveAnalyticsSize {
  /** The bytes of one charged unit. */
  static final int UNIT = 1_024;

  private static final int TIME = 8;
  private static final int NUMBER = 8;

  private LiveAnalyticsSize() {}

  /** What a record adds to a request that has its series in common, in bytes. */
  static int own(Record record) {
    int size = TIME;
    for (MeasureValue measure : record.measureValues()) {
      size += utf8(measure.name());
      size +=
          switch (measure.type()) {
            case VARCHAR -> utf8(measure.value());
            case BOOLEAN -> 1;
            default -> NUMBER;
          };
    }
    return size;
  }

  /** The units that a request of this size is charged. */
  static int units(int bytes) {
    return (bytes + UNIT - 1) / UNIT;
  }

  /** The bytes of a text in UTF-8. */
  static int utf8(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return text.length();
  }
}
