package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * The fields of one {@link EnrichedPoint} in a row that is used again and again, see {@link
 * ValueSlot}. Not safe for use by several threads.
 */
public final class PointRow {
  private final ValueSlot value = new ValueSlot();
  private final ValueSlot rawValue = new ValueSlot();
  private String tag = "";
  private Role role = Role.MEASUREMENT;
  private @Nullable String unit;
  private boolean raw;
  private @Nullable String rawUnit;
  private long time;
  private TimeOrigin origin = TimeOrigin.VALUE;
  private long rx;
  private Quality quality = Quality.GOOD;
  private int flags;
  private long sequence = Point.NO_SEQUENCE;

  /** Takes a point's fields. */
  public void set(EnrichedPoint point) {
    what(point.tag(), point.role(), point.unit());
    value.set(point.value());
    EnrichedPoint.Raw sent = point.raw();
    if (sent == null) {
      noRaw();
    } else {
      raw(sent.unit()).set(sent.value());
    }
    when(point.time(), point.origin(), point.rx(), point.sequence());
    trust(point.quality(), point.flags());
  }

  /** Takes the fields of another row. */
  public void set(PointRow other) {
    what(other.tag, other.role, other.unit);
    value.set(other.value);
    raw = other.raw;
    rawUnit = other.rawUnit;
    if (raw) {
      rawValue.set(other.rawValue);
    }
    when(other.time, other.origin, other.rx, other.sequence);
    trust(other.quality, other.flags);
  }

  /** Takes what it is a point of, see {@link EnrichedPoint}. */
  public void what(String canonical, Role meaning, @Nullable String stored) {
    tag = canonical;
    role = meaning;
    unit = stored;
  }

  /** Takes when it was. */
  public void when(long event, TimeOrigin source, long received, long number) {
    time = event;
    origin = source;
    rx = received;
    sequence = number;
  }

  /** Takes how far to trust it. */
  public void trust(Quality grade, int mask) {
    quality = grade;
    flags = mask;
  }

  /** Has no value as sent beside its value. */
  public void noRaw() {
    raw = false;
  }

  /** Has a value as sent, in this unit, which the caller puts into the slot returned. */
  public ValueSlot raw(@Nullable String sent) {
    raw = true;
    rawUnit = sent;
    return rawValue;
  }

  /** The slot of its value, to be read and to be filled. */
  public ValueSlot value() {
    return value;
  }

  /** As {@link EnrichedPoint#tag()}. */
  public String tag() {
    return tag;
  }

  /** As {@link EnrichedPoint#role()}. */
  public Role role() {
    return role;
  }

  /** As {@link EnrichedPoint#unit()}. */
  public @Nullable String unit() {
    return unit;
  }

  /** The value as sent, or null where it does not differ. */
  public @Nullable ValueSlot rawValue() {
    return raw ? rawValue : null;
  }

  /** The unit of {@link #rawValue()}; null when unknown. */
  public @Nullable String rawUnit() {
    return rawUnit;
  }

  /** As {@link EnrichedPoint#time()}. */
  public long time() {
    return time;
  }

  /** As {@link EnrichedPoint#origin()}. */
  public TimeOrigin origin() {
    return origin;
  }

  /** As {@link EnrichedPoint#rx()}. */
  public long rx() {
    return rx;
  }

  /** As {@link EnrichedPoint#quality()}. */
  public Quality quality() {
    return quality;
  }

  /** As {@link EnrichedPoint#flags()}. */
  public int flags() {
    return flags;
  }

  /** As {@link EnrichedPoint#sequence()}. */
  public long sequence() {
    return sequence;
  }

  /** The point as an object. */
  public EnrichedPoint point() {
    return new EnrichedPoint(
        tag,
        role,
        value.value(),
        unit,
        raw ? new EnrichedPoint.Raw(rawValue.value(), rawUnit) : null,
        time,
        origin,
        rx,
        quality,
        flags,
        sequence);
  }
}
