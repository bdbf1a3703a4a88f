package dev.shopfloor.enrich;

import dev.shopfloor.model.Point;
import dev.shopfloor.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decoder made of a payload. */
public sealed interface Decoding {
  /**
   * The payload could be read, perhaps without some of its tags.
   *
   * @param points as sent, in the payload's order
   * @param problems tags that have no usable value
   */
  record Decoded(List<Point> points, List<TagProblem> problems) implements Decoding {}

  /**
   * The payload as a whole cannot be used.
   *
   * @param reason why
   * @param field the field at fault; null when it is the whole
   * @param message one sentence that names the value
   */
  record Refused(Reason reason, @Nullable String field, String message) implements Decoding {}

  /**
   * One tag whose value cannot be used, while the rest of its message can.
   *
   * @param tag the tag as the source spells it
   * @param time event time, ns since the epoch
   * @param reason why
   * @param message one sentence that names the value
   */
  record TagProblem(String tag, long time, Reason reason, String message) {}
}
