package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.TimeOrigin;
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

  private Route.@Nullable Target first;
  private long newest = Long.MIN_VALUE;
  private @Nullable Map<Route.Target, Long> others;

  /** Takes a point's time, with its origin and flags. */
  void hear(long time, TimeOrigin origin, int flags, Route.Target target) {
    if (origin == TimeOrigin.RECEIVED
        || (flags & SAYS_NOTHING) != 0
        || target.source().clockTolerance() == 0) {
      return;
    }
    if (first == null || first.equals(target)) {
      first = target;
      newest = Math.max(newest, time);
    } else {
      others = others == null ? new HashMap<>() : others;
      others.merge(target, time, Math::max);
    }
  }

  /** What the message says, once all its points have been heard. */
  void tell(RawMessage message, ClockOffsets clocks, Enrichment into) {
    if (first != null) {
      tell(message, first, newest, clocks, into);
    }
    if (others != null) {
      others.forEach((target, time) -> tell(message, target, time, clocks, into));
    }
  }

  private static void tell(
      RawMessage message, Route.Target target, long time, ClockOffsets clocks, Enrichment into) {
    // what is older is a message of long ago, not one with a wrong time
    if (message.rx() - time > target.source().maxAge()) {
      return;
    }
    long tolerance = target.source().clockTolerance();
    String filter = target.source().topicFilter();
    OptionalLong offset =
        clocks.take(target.history().key(), filter, message.rx(), time, tolerance);
    if (offset.isEmpty()) {
      return;
    }
    long off = Math.abs(offset.getAsLong());
    into.clockOffset(off, tolerance);
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
