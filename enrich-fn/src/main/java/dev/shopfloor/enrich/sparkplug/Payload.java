package dev.shopfloor.enrich.sparkplug;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payload as it came.
 *
 * @param timestamp when it was sent, as sent, mostly ms since the epoch; 0 for none
 * @param metrics in order
 * @param sequence 0 to 255; -1 for none
 */
record Payload(long timestamp, List<Metric> metrics, int sequence) {
  /** The metric that joins a node's death to its birth. */
  static final String BD_SEQ = "bdSeq";

  /** The number that joins a node's death to its birth, or null. */
  @Nullable Long bdSeq() {
    for (Metric metric : metrics) {
      if (BD_SEQ.equals(metric.name())) {
        return switch (metric.sent()) {
          case Sent.Bits(long bits) -> bits;
          case Sent.Ready(dev.shopfloor.model.Value.Whole(long whole)) -> whole;
          default -> null;
        };
      }
    }
    return null;
  }
}
