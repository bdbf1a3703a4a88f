package dev.shopfloor.plant;

import java.util.List;

/**
 * Where a value stands among its limits, named as ISA-18.2 does. The order is how urgent a level is
 * at one instant, the least first.
 */
public enum LimitLevel {
  /** Beyond no limit. */
  NORMAL,
  /** Below the low limit. */
  L,
  /** Above the high limit. */
  H,
  /** Below the low-low limit. */
  LL,
  /** Above the high-high limit. */
  HH;

  /** The limits, from the lowest value to the highest. */
  public static final List<LimitLevel> ASCENDING = List.of(LL, L, H, HH);

  /** Whether a value gets here by rising. */
  public boolean high() {
    return this == H || this == HH;
  }

  /** Whether a value gets here by falling. */
  public boolean low() {
    return this == L || this == LL;
  }

  /** Whether both stand on the same side of NORMAL. */
  public boolean sameSide(LimitLevel other) {
    return high() == other.high() && low() == other.low();
  }

  /** Whether the outer limit of its side, HH or LL. */
  public boolean outer() {
    return this == HH || this == LL;
  }
}
