package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * The canonical point: what any decoder makes of any payload, and all that the stages after it see.
 *
 * @param device which of several devices in one message it is from, as the source spells it; null
 *     where the message does not say
 * @param tag the tag's name as the source spells it
 * @param value with its own type; {@link Value.Absent} when the source has none
 * @param condition set when the source sent a condition object; then the value is its level's name
 * @param unit as sent with the value; null when not sent
 * @param time event time, ns since the epoch, UTC
 * @param origin where the event time came from
 * @param rx when IoT Core received the message, ns since the epoch
 * @param quality how far to trust it
 * @param qualityCode the source's own code; null when it sent none
 * @param flags mask of {@link Flag} bits
 * @param sequence the source's sequence number, or {@link #NO_SEQUENCE}
 */
public record Point(
    @Nullable String device,
    String tag,
    Value value,
    @Nullable Condition condition,
    @Nullable String unit,
    long time,
    TimeOrigin origin,
    long rx,
    Quality quality,
    @Nullable String qualityCode,
    int flags,
    long sequence) {
  /** The sequence of a source that sends none. */
  public static final long NO_SEQUENCE = -1;

  /** A point of a message that is one asset's. */
  public Point(
      String tag,
      Value value,
      @Nullable Condition condition,
      @Nullable String unit,
      long time,
      TimeOrigin origin,
      long rx,
      Quality quality,
      @Nullable String qualityCode,
      int flags,
      long sequence) {
    this(
        null, tag, value, condition, unit, time, origin, rx, quality, qualityCode, flags, sequence);
  }
}
