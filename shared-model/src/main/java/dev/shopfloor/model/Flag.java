package dev.shopfloor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A remark on a point. Points carry flags as a bit mask, one bit per constant, to stay small. */
public enum Flag {
  /** Sent after the event by design (store and forward); moves no current state. */
  HISTORICAL,
  /** The event time was assumed, in whole or in part: none was sent, or one that was ambiguous. */
  TIME_GUESSED,
  /** The unit was ambiguous and one was assumed. */
  UNIT_GUESSED,
  /** The unit is not known; the value is kept as sent. */
  UNIT_UNKNOWN,
  /** Older than usual, yet within the window. */
  LATE,
  /** The message named another unit than the plant model, which counts. */
  UNIT_CONFLICT,
  /** Changed faster than the plant model allows. */
  RATE_EXCEEDED,
  /** Has not changed for longer than the plant model allows. */
  STUCK;

  private static final Flag[] ALL = values();

  /** The bit of this flag. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Whether the mask holds this flag. */
  public boolean in(int mask) {
    return (mask & bit()) != 0;
  }

  /** The flags of a mask in the order of their declaration. */
  public static List<Flag> of(int mask) {
    List<Flag> found = new ArrayList<>();
    for (Flag flag : ALL) {
      if (flag.in(mask)) {
        found.add(flag);
      }
    }
    return found;
  }

  /** The flag of this name, or nothing when a newer writer used one that is not known here. */
  public static Optional<Flag> named(String name) {
    for (Flag flag : ALL) {
      if (flag.name().equals(name)) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }
}
