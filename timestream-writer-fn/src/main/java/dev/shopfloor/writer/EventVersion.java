package dev.shopfloor.writer;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Value;

/**
 * The event order of whole rows of one series and instant as one number, for a store that compares
 * numbers and keeps the highest.
 *
 * <pre>
 * sequence + 1: 27 bits | every field has a value: 1 bit | hash of values and qualities: 34 bits
 * </pre>
 *
 * <p>One more than that, because such a store counts from 1. The sequence is the highest of the
 * row's points. One that needs more bits stands above all these with the sequence alone. Rows that
 * differ have one number once in 2^34 times, or where a sequence is that long: then the store keeps
 * what it has.
 */
final class EventVersion {
  private static final int BELOW_SEQUENCE = 35;
  private static final int HASH_BITS = 34;
  private static final long LONG_SEQUENCE = 1L << 27;
  private static final long MOST_SHORT = LONG_SEQUENCE << BELOW_SEQUENCE;

  private EventVersion() {}

  /** The version of a row; 1 or more. */
  static long of(StoreRecord row) {
    long sequence = -1;
    long whole = 1;
    long hash = 0;
    for (RecordField field : row.fields()) {
      EnrichedPoint point = field.point();
      sequence = Math.max(sequence, point.sequence());
      whole = point.value() == Value.ABSENT ? 0 : whole;
      hash = Mix.bits(hash * 31 + content(point));
    }
    if (sequence >= LONG_SEQUENCE - 1) {
      return MOST_SHORT + Math.min(sequence - (LONG_SEQUENCE - 2), Long.MAX_VALUE - MOST_SHORT);
    }
    return 1 + ((sequence + 1) << BELOW_SEQUENCE | whole << HASH_BITS | hash >>> (64 - HASH_BITS));
  }

  private static long content(EnrichedPoint point) {
    long type =
        switch (point.value()) {
          case Value.Absent absent -> 0;
          case Value.Real real -> 1;
          case Value.Whole number -> 2;
          case Value.Truth truth -> 3;
          case Value.Text text -> 4;
        };
    return point.tag().hashCode() * 31L
        + ((long) EventOrder.hash(point.value()) << 8 | type << 4 | point.quality().ordinal());
  }
}
