package dev.shopfloor.writer.faults;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Value;

/** What some store never takes, or takes where another does not. */
public enum Poison {
  /** A text where the store holds real numbers. */
  TYPE,
  /** A tag named like a tag of the series. */
  TAG_NAME,
  /** A tag named like a column of LiveAnalytics. */
  COLUMN_NAME,
  /** A name that line protocol cannot write. */
  LINE_NAME,
  /** A text without characters, for which LiveAnalytics holds a mark. */
  EMPTY_TEXT,
  /** A text longer than LiveAnalytics takes. */
  LONG_TEXT;

  private static final int LONG = 3_000;

  String tag() {
    return switch (this) {
      case TYPE -> Signals.TYPED;
      case TAG_NAME -> "asset";
      case COLUMN_NAME -> "measure_name";
      case LINE_NAME -> "end\\";
      case EMPTY_TEXT -> "s00";
      case LONG_TEXT -> "s01";
    };
  }

  Value value() {
    return switch (this) {
      case TYPE -> new Value.Text("not a number");
      case TAG_NAME, COLUMN_NAME, LINE_NAME -> new Value.Real(1.5);
      case EMPTY_TEXT -> new Value.Text("");
      case LONG_TEXT -> new Value.Text("x".repeat(LONG));
    };
  }

  /** Whether a point of the plan is this poison. */
  boolean is(EnrichedPoint point) {
    return point.tag().equals(tag()) && point.value().equals(value());
  }
}
