package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A point that has been validated, named, given its role and converted.
 *
 * @param tag canonical name from the plant model
 * @param role what it means
 * @param value in {@code unit}, of the type the plant model gives the tag
 * @param unit the unit stored; null for what has none
 * @param raw value and unit as sent, when they differ from the converted ones; else null
 * @param time event time, ns since the epoch, UTC
 * @param origin where the event time came from
 * @param rx when IoT Core received the message, ns since the epoch
 * @param quality how far to trust it
 * @param flags mask of {@link Flag} bits
 * @param sequence the source's sequence number, or {@link Point#NO_SEQUENCE}
 */
public record EnrichedPoint(
    String tag,
    Role role,
    Value value,
    @Nullable String unit,
    @Nullable Raw raw,
    long time,
    TimeOrigin origin,
    long rx,
    Quality quality,
    int flags,
    long sequence) {
  /**
   * A value as it was sent.
   *
   * @param value before conversion
   * @param unit before conversion; null when unknown
   */
  public record Raw(Value value, @Nullable String unit) {}
}
