package dev.shopfloor.writer.aws;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.RecordField;
import dev.shopfloor.writer.Series;
import dev.shopfloor.writer.StoreRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;

/**
 * A record as LiveAnalytics takes it: tags as dimensions, the measurement as measure name, the
 * fields as the measures of one multi-measure record.
 */
final class LiveAnalyticsRecord {
  /** The most measures of one record. */
  static final int MOST_MEASURES = 256;

  /** What the quality measure says of a text without characters, which the service cannot hold. */
  static final String EMPTY = "EMPTY";

  /** The most characters of a text. */
  static final int MOST_TEXT = 2_048;

  /** The most bytes of a name. */
  static final int MOST_NAME_BYTES = 256;

  private LiveAnalyticsRecord() {}

  /** The record in the SDK's form, without its series and what all our records have in common. */
  static Record body(StoreRecord record) {
    return Record.builder()
        .measureValues(measures(record))
        .time(Long.toString(record.time()))
        .version(record.version())
        .build();
  }

  /**
   * Why the service would refuse the whole request for this record; null when it would not. What
   * else is wrong with a record the service says of that record alone.
   */
  static @Nullable String unfit(Series series, Record body) {
    String unfit = unfitName("machine type", series.measurement());
    if (body.measureValues().size() > MOST_MEASURES) {
      unfit =
          "a record of %d measures; LiveAnalytics takes %d"
              .formatted(body.measureValues().size(), MOST_MEASURES);
    }
    for (MeasureValue measure : body.measureValues()) {
      unfit = unfit != null ? unfit : unfit(measure, series);
    }
    return unfit;
  }

  private static @Nullable String unfit(MeasureValue measure, Series series) {
    if (series.names(measure.name())) {
      return "tag \"%s\" has the name of a dimension; rename it in the plant file"
          .formatted(measure.name());
    }
    int length = measure.value().length();
    if (length > MOST_TEXT) {
      return "tag \"%s\" has a text of %d characters; LiveAnalytics takes at most %d"
          .formatted(measure.name(), length, MOST_TEXT);
    }
    return unfitName("tag", measure.name());
  }

  private static @Nullable String unfitName(String what, String name) {
    if (name.isEmpty()) {
      return what + " is empty; name it in the plant file";
    }
    int bytes = LiveAnalyticsSize.utf8(name);
    return bytes > MOST_NAME_BYTES
        ? "%s \"%s...\" has %d bytes; LiveAnalytics takes %d; shorten it in the plant file"
            .formatted(what, name.substring(0, 32), bytes, MOST_NAME_BYTES)
        : null;
  }

  private static List<MeasureValue> measures(StoreRecord record) {
    List<MeasureValue> measures = new ArrayList<>(record.fields().size());
    for (RecordField field : record.fields()) {
      Value value = field.value();
      boolean empty = value instanceof Value.Text(String text) && text.isEmpty();
      if (value != null && !empty) {
        measures.add(measure(field.tag(), value));
      }
      String quality = field.quality() == null && empty ? EMPTY : field.quality();
      String name = field.tag() + RecordField.QUALITY_SUFFIX;
      // a tag that is itself called so keeps its name
      if (quality != null && !record.holds(name)) {
        measures.add(measure(name, MeasureValueType.VARCHAR, quality));
      }
    }
    return measures;
  }

  private static MeasureValue measure(String name, Value value) {
    return switch (value) {
      case Value.Real(double real) -> measure(name, MeasureValueType.DOUBLE, Double.toString(real));
      case Value.Whole(long whole) -> measure(name, MeasureValueType.BIGINT, Long.toString(whole));
      case Value.Truth(boolean truth) ->
          measure(name, MeasureValueType.BOOLEAN, Boolean.toString(truth));
      case Value.Text(String text) -> measure(name, MeasureValueType.VARCHAR, text);
      case Value.Absent absent ->
          throw new IllegalArgumentException("an absent value has no place in a record");
    };
  }

  private static MeasureValue measure(String name, MeasureValueType type, String value) {
    return MeasureValue.builder().name(name).type(type).value(value).build();
  }
}
