package dev.shopfloor.writer;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where stores that take line protocol read it differently. */
public enum LineDialect {
  /** InfluxDB: a line feed stands in a quoted text as it is. */
  INFLUXDB(false, RecordLayout.INSTANT) {
    @Override
    @Nullable String unfit(StoreRecord record) {
      // version 1 and 2 would leave such a field out and say nothing
      return record.holds("time")
          ? "tag \"time\" has the name of the store's time; rename it in the plant file"
          : null;
    }
  },

  /** QuestDB: a line feed in a quoted text needs a backslash, and a row is replaced as a whole. */
  QUESTDB(true, RecordLayout.POINT) {
    @Override
    @Nullable String unfit(StoreRecord record) {
      if (record.time() < 0) {
        return "QuestDB keeps no time before 1970; set the source's clock";
      }
      for (RecordField field : record.fields()) {
        // the store would fail over it each time and take none of the request
        if (field.tag().equalsIgnoreCase("timestamp")) {
          return "tag \"%s\" has the name of the store's time; rename it in the plant file"
              .formatted(field.tag());
        }
        if (field.value() instanceof Value.Whole(long whole) && whole == Long.MIN_VALUE) {
          return "tag \"%s\" is -2^63, which QuestDB reads as no value; mend it at its source"
              .formatted(field.tag());
        }
      }
      return null;
    }
  },

  /**
   * VictoriaMetrics: every field is a series of numbers, and what is none becomes 0 without a word.
   */
  VICTORIAMETRICS(false, RecordLayout.INSTANT) {
    @Override
    @Nullable String unfit(StoreRecord record) {
      if (record.time() < 0) {
        return "VictoriaMetrics keeps no time before 1970; set the source's clock";
      }
      for (RecordField field : record.fields()) {
        Value value = field.value();
        String unkept = value == null ? null : unkept(field.tag(), value);
        if (unkept != null) {
          return unkept;
        }
      }
      return null;
    }

    @Override
    Value quality(String quality) {
      return new Value.Whole(QUALITY_CODES.getOrDefault(quality, 0L));
    }
  };

  private static final Map<String, Long> QUALITY_CODES =
      Map.of(
          Quality.UNCERTAIN.name(),
          1L,
          Quality.BAD.name(),
          2L,
          Quality.STALE.name(),
          3L,
          RecordField.ABSENT,
          4L);
  private static final long MOST_EXACT = 1L << 53;

  private static final AsciiSet QUOTES = AsciiSet.of("\\\"");
  private static final AsciiSet QUOTES_AND_LINES = AsciiSet.of("\\\"\n");

  private final boolean escapesLines;
  private final RecordLayout layout;

  LineDialect(boolean escapesLines, RecordLayout layout) {
    this.escapesLines = escapesLines;
    this.layout = layout;
  }

  /** The characters that get a backslash inside a quoted text. */
  AsciiSet escapedInText() {
    return escapesLines ? QUOTES_AND_LINES : QUOTES;
  }

  /** The form of record that such a store keeps whole. */
  public RecordLayout layout() {
    return layout;
  }

  /** Why this store would not keep a record as it is, although a line can hold it; else null. */
  abstract @Nullable String unfit(StoreRecord record);

  /** What the field of a tag's quality holds. */
  Value quality(String quality) {
    return new Value.Text(quality);
  }

  private static @Nullable String unkept(String tag, Value value) {
    return switch (value) {
      case Value.Text text ->
          "tag \"%s\" holds a text; VictoriaMetrics keeps numbers only: leave the tag out in the plant file, or choose another store"
              .formatted(tag);
      case Value.Whole(long whole) when Math.abs(whole) > MOST_EXACT || whole == Long.MIN_VALUE ->
          "tag \"%s\" is %d; VictoriaMetrics keeps whole numbers exactly up to 2^53 only: choose another store"
              .formatted(tag, whole);
      default -> null;
    };
  }
}
