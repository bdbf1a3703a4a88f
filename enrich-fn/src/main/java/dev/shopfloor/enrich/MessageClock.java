package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.plant.SourceSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest event time of each asset in a message, and what it says about the clock of the
 * asset's source. Times that the source did not send, or not when it happened, say nothing.
 */
final class MessageClock {
  private static final int SAYS_NOTHING = Flag.HISTORICAL.bit() | Flag.TIME_GUESSED.bit();

  private final Map<Route.Target, Long> newest = new HashMap<>(2);
  private Route.@Nullable Target current;
  private long latest = Long.MIN_VALUE;

  /** Takes a point's time. Points of one asset mostly stand together. */
  void hear(Point point, Route.Target target) {
    if (point.origin() == TimeOrigin.RECEIVED
        || (point.flags() & SAYS_NOTHING) != 0
        || target.source().clockTolerance() == 0) {
      return;
    }
    if (target != current) {
      turn(target);
    }
    latest = Math.max(latest, point.time());
  }

  private void turn(Route.@Nullable Target next) {
    if (current != null) {
      newest.merge(current, latest, Math::max);
    }
    current = next;
    latest = Long.MIN_VALUE;
  }

  /** What the message says, once all its points have been heard. */
  void tell(RawMessage message, ClockOffsets clocks, Enrichment into) {
    turn(null);
    newest.forEach((target, time) -> {
      SourceSpec source = target.source();
      // what is older is a message of long ago, not one with a wrong time
      if (message.rx() - time <= source.maxAge()) {
        tell(message, target, time, clocks, into);
      }
    });
  }

  private static void tell(
      RawMessage message, Route.Target target, long time, ClockOffsets clocks, Enrichment into) {
    long tolerance = target.source().clockTolerance();
    String filter = target.source().topicFilter();
    OptionalLong offset =
        clocks.take(target.history().key(), filter, message.rx(), time, tolerance);
    if (offset.isEmpty()) {
      return;
    }
    long off = Math.abs(offset.getAsLong());
    // a little inside it stays as it is, so that jitter at the limit is not told again and again
    if (off > tolerance || off <= tolerance - tolerance / 10) {
      into.observation(
          new ClockObservation(
              target.history().at(message.rx()).context(),
              filter,
              offset.getAsLong(),
              tolerance,
              message.rx()));
    }
  }
}
