package dev.shopfloor.writer;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tag of a record: the point that won, and those that lost to it.
 *
 * @param point whose value and quality are written
 * @param from where that point came from
 * @param superseded points of the same tag and instant that come before it in the event order
 */
public record RecordField(EnrichedPoint point, PointRef from, List<PointRef> superseded) {
  /** What the quality field says of a point that has no value although its quality is GOOD. */
  public static final String ABSENT = "ABSENT";

  /** What the name of a tag's quality field ends in. */
  public static final String QUALITY_SUFFIX = "_q";

  /** Copies the list. */
  public RecordField {
    superseded = List.copyOf(superseded);
  }

  /** The canonical tag, the name of the value's field. */
  public String tag() {
    return point.tag();
  }

  /** The value to be written; null when it is not there or not a measurement. */
  public @Nullable Value value() {
    boolean measured = point.quality() == Quality.GOOD || point.quality() == Quality.UNCERTAIN;
    return measured && point.value() != Value.ABSENT ? point.value() : null;
  }

  /** What the quality field says; null when the value is good and there is no such field. */
  public @Nullable String quality() {
    if (point.quality() != Quality.GOOD) {
      return point.quality().name();
    }
    return point.value() == Value.ABSENT ? ABSENT : null;
  }
}
