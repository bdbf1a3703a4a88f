package dev.shopfloor.writer.faults;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.util.SplittableRandom;

/**
 * Makes the points of one raw message and instant.
 *
 * @param time event time, ns
 * @param received ns
 * @param sequence of the source, or none
 */
record Sample(SplittableRandom random, long time, long received, long sequence) {
  /** A reading of any quality, sometimes without a value. */
  EnrichedPoint point(String tag) {
    Quality quality = Signals.quality(tag, random);
    boolean absent = tag.charAt(0) != 'b' && random.nextInt(quality == Quality.GOOD ? 50 : 3) == 0;
    return point(tag, absent ? Value.ABSENT : Signals.value(tag, random), quality);
  }

  EnrichedPoint good(String tag, Value value) {
    return point(tag, value, Quality.GOOD);
  }

  EnrichedPoint text(String tag, String text) {
    return good(tag, new Value.Text(text));
  }

  private EnrichedPoint point(String tag, Value value, Quality quality) {
    return new EnrichedPoint(
        tag,
        Role.MEASUREMENT,
        value,
        null,
        null,
        time,
        TimeOrigin.VALUE,
        received,
        quality,
        0,
        sequence);
  }
}
