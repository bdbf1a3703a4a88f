package dev.shopfloor.writer;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Value;

/**
 * The {@link EventOrder} as one number, for a store that compares numbers and keeps the highest.
 *
 * <pre>
 * sequence + 1: 27 bits | has a value: 1 bit | hash of the value: 32 bits | quality: 2 bits
 * </pre>
 *
 * <p>One more than that, because such a store counts from 1. A sequence that needs more bits stands
 * above all these with the sequence alone. The number follows the order but where two different
 * values have one hash, or one sequence that long: it need not tell these apart.
 */
final class EventVersion {
  private static final int BELOW_SEQUENCE = 35;
  private static final long LONG_SEQUENCE = 1L << 27;
  private static final long MOST_SHORT = LONG_SEQUENCE << BELOW_SEQUENCE;

  private EventVersion() {}

  /** The version of a point; 1 or more. */
  static long of(EnrichedPoint point) {
    long sequence = Math.max(-1, point.sequence());
    if (sequence >= LONG_SEQUENCE - 1) {
      return MOST_SHORT + Math.min(sequence - (LONG_SEQUENCE - 2), Long.MAX_VALUE - MOST_SHORT);
    }
    long value = point.value() == Value.ABSENT ? 0 : 1;
    // the order of the hash is that of a signed number
    long hash = Integer.toUnsignedLong(EventOrder.hash(point.value()) ^ Integer.MIN_VALUE);
    return 1
        + ((sequence + 1) << BELOW_SEQUENCE | value << 34 | hash << 2 | point.quality().ordinal());
  }
}
